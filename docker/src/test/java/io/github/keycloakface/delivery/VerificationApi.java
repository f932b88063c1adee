package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.Map;
import java.util.stream.Collectors;

/** The addresses by which an administrator asks for a face check; answers as they come, refusals too. */
final class VerificationApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration HANG = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final KeycloakServer server;

    VerificationApi(KeycloakServer server) {
        this.server = server;
    }

    /** What came back. */
    record Answer(int status, JsonNode json) {

        String text(String member) {
            return json.path(member).asText();
        }
    }

    Answer ask(Person person, String door) {
        return post(person, "{\"door\":\"" + door + "\"}");
    }

    Answer post(Person person, String body) {
        return send("POST", path(person), body, masterToken());
    }

    Answer read(Person person, String id) {
        return send("GET", path(person) + "/" + id, null, masterToken());
    }

    Answer list(Person person) {
        return send("GET", path(person), null, masterToken());
    }

    Answer cancel(Person person, String id) {
        return send("DELETE", path(person) + "/" + id, null, masterToken());
    }

    static String path(Person person) {
        return "/admin/realms/face-demo/face/users/" + person.id() + "/verifications";
    }

    /**
     * Sends a request.
     *
     * @param token null for none
     */
    Answer send(String method, String path, String body, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path))
                .timeout(HANG)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = exchange(request.build());
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a program that scans mails does; gives the status. */
    int follow(URI link) {
        return exchange(HttpRequest.newBuilder(link).timeout(HANG).build()).statusCode();
    }

    /** Posts a picture to where a link leads, without a browser; gives the page. */
    HttpResponse<String> show(URI link, String frame) {
        return exchange(HttpRequest.newBuilder(link)
                .timeout(HANG)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("faceFrame1=" + frame))
                .build());
    }

    String masterToken() {
        return token("master", "admin-cli", "admin", KeycloakServer.ADMIN_PASSWORD);
    }

    String token(String realm, String client, String user, String password) {
        Map<String, String> form =
                Map.of("grant_type", "password", "client_id", client, "username", user, "password", password);
        HttpRequest request = HttpRequest.newBuilder(server.uri("/realms/" + realm + "/protocol/openid-connect/token"))
                .timeout(HANG)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
        try {
            return JSON.readTree(exchange(request).body()).path("access_token").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
