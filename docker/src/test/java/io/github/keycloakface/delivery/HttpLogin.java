package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakface.delivery.AdminApi.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One login without a browser, in which every request may go to another node. */
final class HttpLogin {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration HANG = Duration.ofSeconds(60);
    private static final String APPLICATION = "http://127.0.0.1/";
    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\saction=\"([^\"]+)\"");
    private static final Pattern FRAMES = Pattern.compile("data-frames=\"(\\d+)\"");
    private static final Pattern SIDE = Pattern.compile("data-side=\"(\\d+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    /** RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    /**
     * What a request ended with.
     *
     * @param reached address of the application to which the login led
     */
    record Page(int status, String body, Optional<String> reached) {

        String action() {
            Matcher form = ACTION.matcher(body);
            if (!form.find()) {
                throw new AssertionError("no form on this page, status " + status + ":\n" + body);
            }
            return form.group(1).replace("&amp;", "&");
        }

        boolean asksForAFace() {
            return body.contains("id=\"face-form\"");
        }

        /** How many pictures it takes; 0 for a page without a camera. */
        int frames() {
            Matcher frames = FRAMES.matcher(body);
            return frames.find() ? Integer.parseInt(frames.group(1)) : 0;
        }

        /** Pixels per side of each. */
        int side() {
            Matcher side = SIDE.matcher(body);
            if (!side.find()) {
                throw new AssertionError("no camera on this page:\n" + body);
            }
            return Integer.parseInt(side.group(1));
        }

        Optional<String> code() {
            return reached.map(CODE::matcher).filter(Matcher::find).map(found -> found.group(1));
        }
    }

    /**
     * Another one who got hold of this login's cookies. With one jar for both, whoever is later might be let in by the
     * session of the first, as in any browser that is signed in.
     */
    HttpLogin copy() {
        HttpLogin copy = new HttpLogin();
        copy.cookies.putAll(cookies);
        return copy;
    }

    /** @param more parameters, as acr_values=face */
    Page open(ServerAddress node, String more) {
        return get(
                node,
                "/realms/face-demo/protocol/openid-connect/auth?client_id=face-demo-app&response_type=code&scope=openid"
                        + "&code_challenge_method=S256&code_challenge=" + CHALLENGE + "&redirect_uri="
                        + URLEncoder.encode(APPLICATION, UTF_8) + "&" + more);
    }

    Page givePassword(ServerAddress node, Page page, Person person) {
        return post(node, page, Map.of("username", person.name(), "password", person.password()));
    }

    /** Until the face is asked for. */
    Page untilFace(ServerAddress node, Person person) {
        Page page = givePassword(node, open(node, "acr_values=face"), person);
        assertThat(page.asksForAFace()).as(page.body()).isTrue();
        return page;
    }

    Page show(ServerAddress node, Page page, String photo) {
        return postFrames(node, page, capture(photo, page.frames(), page.side()));
    }

    /** A login with password and face; what the token says of its level. */
    static String stepUp(ServerAddress node, Person person) {
        HttpLogin login = new HttpLogin();
        Page end = login.show(node, login.untilFace(node, person), Photos.FRANCK_AGAIN);
        return login.claims(node, end).path("acr").asText();
    }

    /** Until the pictures are asked for. */
    Page untilEnrollment(ServerAddress node, Person person) {
        Page consent = givePassword(node, open(node, "kc_action=face-enroll"), person);
        return post(node, consent, Map.of("face-consent", "accept"));
    }

    Page enroll(ServerAddress node, Page page, String... photos) {
        // the same photo twice is two pictures of a camera
        return postFrames(
                node,
                page,
                IntStream.range(0, photos.length)
                        .mapToObj(i -> square(photos[i], page.side() - i))
                        .toArray(String[]::new));
    }

    Page postFrames(ServerAddress node, Page page, String... frames) {
        return post(node, page, form(List.of(frames)));
    }

    /** What the token says of the login that ended with this page. */
    JsonNode claims(ServerAddress node, Page page) {
        String code = page.code().orElseThrow(() -> new AssertionError("not signed in: " + page));
        Map<String, String> form = Map.of(
                "grant_type", "authorization_code",
                "client_id", "face-demo-app",
                "redirect_uri", APPLICATION,
                "code", code,
                "code_verifier", VERIFIER);
        HttpResponse<String> response = send(request(node, "/realms/face-demo/protocol/openid-connect/token")
                .POST(BodyPublishers.ofString(encoded(form))));
        try {
            String token =
                    JSON.readTree(response.body()).path("id_token").asText().split("\\.", -1)[1];
            return JSON.readTree(Base64.getUrlDecoder().decode(token));
        } catch (IOException | ArrayIndexOutOfBoundsException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    static String frame(String photo) {
        return base64(Photos.bytes(photo));
    }

    /** As the camera page sends it, in squares of so many pixels. */
    static String square(String photo, int side) {
        return base64(Photos.captured(photo, side));
    }

    /** One photo as several pictures: no two of a camera are alike, and equal ones are refused. */
    static String[] capture(String photo, int frames, int side) {
        return IntStream.range(0, frames).mapToObj(i -> square(photo, side - i)).toArray(String[]::new);
    }

    private static String base64(byte[] photo) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(photo);
    }

    /** @param frames as {@link #frame} makes them */
    static Map<String, String> form(List<String> frames) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String frame : frames) {
            form.put("faceFrame" + (form.size() + 1), frame);
        }
        return form;
    }

    Page post(ServerAddress node, Page page, Map<String, String> form) {
        return follow(node, send(request(node, page.action()).POST(BodyPublishers.ofString(encoded(form)))));
    }

    private Page get(ServerAddress node, String address) {
        return follow(node, send(request(node, address)));
    }

    private Page follow(ServerAddress node, HttpResponse<String> response) {
        Optional<String> location = response.headers().firstValue("Location");
        if (location.isEmpty()) {
            return new Page(response.statusCode(), response.body(), Optional.empty());
        }
        return location.get().startsWith(APPLICATION)
                ? new Page(response.statusCode(), "", location)
                : get(node, location.get());
    }

    /** The server names itself as the proxy is seen; which node is asked decides the test. */
    private HttpRequest.Builder request(ServerAddress node, String address) {
        URI uri = URI.create(address);
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        HttpRequest.Builder request = HttpRequest.newBuilder(node.uri(path))
                .timeout(HANG)
                .header("Content-Type", "application/x-www-form-urlencoded");
        String jar = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return jar.isEmpty() ? request : request.header("Cookie", jar);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
