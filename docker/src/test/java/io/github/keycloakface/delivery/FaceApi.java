package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The contracts' client. Each answer that it sees is held against the OpenAPI files that the same server serves, so
 * that every test of an answer is also a test of these files.
 */
final class FaceApi {

    /** The longest that anything may take here, busy build machines included: a hang, not a slow answer. */
    private static final Duration HANG = Duration.ofSeconds(60);

    private static final Duration TOKEN_USE = Duration.ofMinutes(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServerAddress server;
    private final List<OpenApiContract> contracts = new ArrayList<>();
    private String token;
    private Instant tokenTime;

    private FaceApi(ServerAddress server) throws IOException {
        this.server = server;
        learn(request("/realms/face-demo/face/openapi.json"));
        learn(request("/admin/realms/face-demo/face/openapi.json").header("Authorization", "Bearer " + adminToken()));
    }

    private void learn(HttpRequest.Builder description) throws IOException {
        contracts.add(new OpenApiContract(send(description.build()).body()));
    }

    static FaceApi of(ServerAddress server) throws IOException {
        return new FaceApi(server);
    }

    URI verifyUri() {
        return uri("verify");
    }

    /** @param operation verify, detect or quality */
    URI uri(String operation) {
        return server.uri("/realms/face-demo/face/" + operation);
    }

    /** A token of the demo's service account, which is good for a quarter of an hour; the tests may take longer. */
    synchronized String token() {
        if (token == null || tokenTime.plus(TOKEN_USE).isBefore(Instant.now())) {
            tokenTime = Instant.now();
            token = token(
                    "face-demo",
                    Map.of(
                            "grant_type",
                            "client_credentials",
                            "client_id",
                            "face-api",
                            "client_secret",
                            KeycloakServer.CLIENT_SECRET));
        }
        return token;
    }

    OpenApiContract contract() {
        return contracts.get(0);
    }

    OpenApiContract adminContract() {
        return contracts.get(1);
    }

    static ObjectNode images(byte[] image1, byte[] image2) {
        return JSON.createObjectNode()
                .put("encoded_image1", Base64.getEncoder().encodeToString(image1))
                .put("encoded_image2", Base64.getEncoder().encodeToString(image2));
    }

    FaceAnswer verify(byte[] image1, byte[] image2) {
        return verify(images(image1, image2));
    }

    FaceAnswer verify(JsonNode body) {
        return post(body.toString());
    }

    FaceAnswer post(String body) {
        return post("verify", body);
    }

    FaceAnswer post(String operation, String body) {
        return send(operationRequest(operation, body, "Authorization", "Bearer " + token()));
    }

    static ObjectNode image(byte[] image) {
        return JSON.createObjectNode().put("encoded_image1", Base64.getEncoder().encodeToString(image));
    }

    HttpRequest verifyRequest(String body, String... headers) {
        return operationRequest("verify", body, headers);
    }

    HttpRequest operationRequest(String operation, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(operation))
                .timeout(HANG)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return headers.length == 0 ? request.build() : request.headers(headers).build();
    }

    HttpRequest.Builder request(String path) {
        return request(server.uri(path));
    }

    HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(HANG);
    }

    /**
     * Sends JSON, or nothing.
     *
     * @param body null for none
     * @param bearer null for none
     */
    FaceAnswer send(String method, String path, String body, String bearer) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return send(
                bearer == null
                        ? request.build()
                        : request.header("Authorization", "Bearer " + bearer).build());
    }

    /** An answer of any address; the contracts are checked for those that they describe and that carry JSON. */
    FaceAnswer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString(UTF_8));
            check(request, response);
            return new FaceAnswer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new AssertionError(request.method() + " " + request.uri() + " was not answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private void check(HttpRequest request, HttpResponse<String> response) {
        String path = request.uri().getPath();
        if (!response.body().isEmpty()) {
            contracts.stream()
                    .filter(contract -> contract.describes(request.method(), path))
                    .forEach(
                            contract -> contract.check(request.method(), path, response.statusCode(), response.body()));
        }
    }

    String token(String realm, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        FaceAnswer answer = send(request("/realms/" + realm + "/protocol/openid-connect/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
        String token = answer.json().path("access_token").asText();
        assertThat(token).as(answer.body()).isNotEmpty();
        return token;
    }

    /** @param client that may log in with a password */
    String token(String realm, String client, String user, String password) {
        return token(
                realm, Map.of("grant_type", "password", "client_id", client, "username", user, "password", password));
    }

    String adminToken() {
        return token("master", "admin-cli", "admin", KeycloakServer.ADMIN_PASSWORD);
    }

    /** The token of a client that may log in, but lacks the role. */
    String tokenWithoutRole() {
        String client = "{\"clientId\":\"no-role\",\"secret\":\"no-role-secret\",\"publicClient\":false,"
                + "\"serviceAccountsEnabled\":true,\"standardFlowEnabled\":false,\"protocol\":\"openid-connect\"}";
        FaceAnswer created = send("POST", "/admin/realms/face-demo/clients", client, adminToken());
        // 409 when another test was here before
        assertThat(created.status()).as(created.body()).isIn(201, 409);
        return token(
                "face-demo",
                Map.of("grant_type", "client_credentials", "client_id", "no-role", "client_secret", "no-role-secret"));
    }
}
