package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's session at the demo application without a browser: requests, cookies and posted forms. */
final class PostedLogin {

    private static final Pattern ACTION = Pattern.compile("<form[^>]*? action=\"([^\"]+)\"", Pattern.DOTALL);
    private static final Pattern FRAMES = Pattern.compile("data-frames=\"(\\d+)\"");

    /** Of RFC 7636, appendix B; the code is never redeemed here. */
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final KeycloakServer server;
    private final Map<String, String> cookies = new HashMap<>();

    PostedLogin(KeycloakServer server) {
        this.server = server;
    }

    /** What an authorization request is answered with, and what was asked on the way. */
    record Page(URI action, int frames) {

        private static Page of(String html) {
            Matcher action = ACTION.matcher(html);
            assertThat(action.find()).as(html).isTrue();
            Matcher frames = FRAMES.matcher(html);
            return new Page(
                    URI.create(action.group(1).replace("&amp;", "&")),
                    frames.find() ? Integer.parseInt(frames.group(1)) : 0);
        }
    }

    /** From the authorization request to the redirect with a code. */
    void password(AdminApi.Person person) {
        Page page = ask("");
        passed(post(page.action(), Map.of("username", person.name(), "password", person.password())));
    }

    /**
     * A step up in the same session, likewise.
     *
     * @param frames base64url; as many as the page asks for are posted
     * @return how many that were
     */
    int face(String... frames) {
        Page page = ask("&acr_values=face");
        assertThat(page.frames()).as("pictures that the page asks for").isBetween(1, frames.length);
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < page.frames(); i++) {
            form.put("faceFrame" + (i + 1), frames[i]);
        }
        passed(post(page.action(), form));
        return page.frames();
    }

    private Page ask(String more) {
        String query = "client_id=face-demo-app&redirect_uri=" + encoded("http://127.0.0.1/")
                + "&response_type=code&scope=openid&code_challenge_method=S256&code_challenge=" + CHALLENGE + more;
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(server.uri("/realms/face-demo/protocol/openid-connect/auth?" + query)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Page.of(response.body());
    }

    private static void passed(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElseThrow()).contains("code=");
    }

    private HttpResponse<String> post(URI action, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .reduce((a, b) -> a + "&" + b)
                .orElseThrow();
        return send(HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .reduce((a, b) -> a + "; " + b)
                .ifPresent(all -> request.header("Cookie", all));
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new AssertionError("not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void keep(String header) {
        String pair = header.split(";", 2)[0];
        int sign = pair.indexOf('=');
        cookies.put(pair.substring(0, sign), pair.substring(sign + 1));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
