package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Keycloak's admin REST interface, as far as the flow tests need it. */
final class AdminApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration HANG = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ServerAddress server;
    private final String realm;

    AdminApi(ServerAddress server) {
        this(server, "face-demo");
    }

    AdminApi(ServerAddress server, String realm) {
        this.server = server;
        this.realm = realm;
    }

    /** A person with a password, as an administrator made it. */
    record Person(String id, String name, String password) {}

    Person newPerson(String... requiredActions) {
        String name = "person-" + UUID.randomUUID();
        String password = UUID.randomUUID().toString();
        call(
                "POST",
                "users",
                Map.of(
                        "username",
                        name,
                        "email",
                        name + "@face-demo.test",
                        "emailVerified",
                        true,
                        "firstName",
                        "Paula",
                        "lastName",
                        "Person",
                        "enabled",
                        true,
                        "requiredActions",
                        List.of(requiredActions),
                        "credentials",
                        List.of(Map.of("type", "password", "value", password))));
        return new Person(
                call("GET", "users?exact=true&username=" + name, null)
                        .get(0)
                        .get("id")
                        .asText(),
                name,
                password);
    }

    /** The demo application of the tests has another port each time. */
    void allowAnyOrigin() {
        changeApplication(client -> client.putArray("webOrigins").add("*"));
    }

    /** Level two with the face as the only way, or with the code as the other one. */
    void requireFaceAtLevelTwo(boolean only) {
        for (JsonNode execution : call("GET", "authentication/flows/face%20or%20code/executions", null)) {
            boolean face =
                    "face-authenticator".equals(execution.path("providerId").asText());
            String requirement = only ? face ? "REQUIRED" : "DISABLED" : "ALTERNATIVE";
            call(
                    "PUT",
                    "authentication/flows/face%20or%20code/executions",
                    ((ObjectNode) execution).put("requirement", requirement));
        }
    }

    /** An authenticator app whose secret nobody here needs. */
    void addOtp(Person person) {
        String settings = "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}";
        addCredential(person, "otp", "{\"value\":\"" + UUID.randomUUID() + "\"}", settings);
    }

    /** A row as from another time: of a model that is no longer there, or under a key that was lost. */
    void addFace(Person person, String modelId, String secretData) {
        addCredential(person, "face", secretData, "{\"modelId\":\"" + modelId + "\",\"quality\":80,\"consentTime\":0}");
    }

    private void addCredential(Person person, String type, String secretData, String credentialData) {
        Map<String, String> credential =
                Map.of("type", type, "userLabel", "of old", "secretData", secretData, "credentialData", credentialData);
        call("PUT", "users/" + person.id(), Map.of("credentials", List.of(credential)));
    }

    /** Seconds for which the first and the second level hold in a session. */
    void levelsLast(int first, int second) {
        configure(
                "face%20browser",
                "conditional-level-of-authentication", values -> {
                    boolean isFirst =
                            "1".equals(values.get("loa-condition-level").asText());
                    values.put("loa-max-age", Integer.toString(isFirst ? first : second));
                });
    }

    /** Whether somebody new can go on without a face. */
    void registrationDemandsAFace(boolean mandatory) {
        configure(
                "face%20registration",
                "face-enroll-at-registration", values -> values.put("face.mandatory", Boolean.toString(mandatory)));
    }

    /** Changes what an administrator sets for each step of a kind. */
    void configure(String flow, String provider, Consumer<ObjectNode> change) {
        for (JsonNode execution : call("GET", "authentication/flows/" + flow + "/executions", null)) {
            if (provider.equals(execution.path("providerId").asText())) {
                String path = "authentication/config/"
                        + execution.get("authenticationConfig").asText();
                ObjectNode config = (ObjectNode) call("GET", path, null);
                change.accept((ObjectNode) config.get("config"));
                call("PUT", path, config);
            }
        }
    }

    /** Lets the demo application use another flow than the realm's; null for the realm's. */
    void useFlow(String alias) {
        String id = list(call("GET", "authentication/flows", null)).stream()
                .filter(flow -> flow.get("alias").asText().equals(alias))
                .map(flow -> flow.get("id").asText())
                .findFirst()
                .orElse("");
        changeApplication(
                client -> client.putObject("authenticationFlowBindingOverrides").put("browser", id));
    }

    /** Another look of the login pages; empty for the realm's. */
    void useTheme(String name) {
        changeApplication(client -> ((ObjectNode) client.get("attributes")).put("login_theme", name));
    }

    private void changeApplication(Consumer<ObjectNode> change) {
        ObjectNode client =
                (ObjectNode) call("GET", "clients?clientId=face-demo-app", null).get(0);
        change.accept(client);
        call("PUT", "clients/" + client.get("id").asText(), client);
    }

    List<String> requiredActions(Person person) {
        return list(call("GET", "users/" + person.id(), null).get("requiredActions")).stream()
                .map(JsonNode::asText)
                .toList();
    }

    /**
     * Lets a user administer the realm, as far as the roles go.
     *
     * @param roles of the client realm-management
     */
    void grant(String userId, String... roles) {
        String management = "clients/" + idOf("realm-management");
        List<JsonNode> granted = Stream.of(roles)
                .map(role -> call("GET", management + "/roles/" + role, null))
                .toList();
        call("POST", "users/" + userId + "/role-mappings/" + management, granted);
    }

    String idOf(String clientId) {
        return call("GET", "clients?clientId=" + clientId, null)
                .get(0)
                .get("id")
                .asText();
    }

    void withoutRoles(Person person) {
        JsonNode roles = call("GET", "users/" + person.id() + "/role-mappings/realm", null);
        call("DELETE", "users/" + person.id() + "/role-mappings/realm", roles);
    }

    Person named(String name, String password) {
        return new Person(
                call("GET", "users?exact=true&username=" + name, null)
                        .get(0)
                        .get("id")
                        .asText(),
                name,
                password);
    }

    List<JsonNode> credentials(Person person) {
        return list(call("GET", "users/" + person.id() + "/credentials", null));
    }

    List<JsonNode> faces(Person person) {
        return credentials(person).stream()
                .filter(credential -> "face".equals(credential.get("type").asText()))
                .toList();
    }

    void rename(Person person, String id, String label) {
        send("PUT", "/admin/realms/" + realm + "/users/" + person.id() + "/credentials/" + id + "/userLabel", label);
    }

    void deleteCredential(Person person, String id) {
        call("DELETE", "users/" + person.id() + "/credentials/" + id, null);
    }

    JsonNode bruteForce(Person person) {
        return call("GET", "attack-detection/brute-force/users/" + person.id(), null);
    }

    /** Newest first. */
    List<JsonNode> events(Person person, String type) {
        return list(call("GET", "events?user=" + person.id() + "&type=" + type, null));
    }

    JsonNode call(String method, String path, Object body) {
        return read(send(method, "/admin/realms/" + realm + "/" + path, body));
    }

    private static JsonNode read(HttpResponse<String> response) {
        try {
            return response.body().isBlank() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private HttpResponse<String> send(String method, String path, Object body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(server.uri(path))
                    .timeout(HANG)
                    .header("Authorization", "Bearer " + token())
                    .header("Content-Type", body instanceof String ? "text/plain" : "application/json")
                    .method(method, publisher(body))
                    .build();
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.BodyPublisher publisher(Object body) throws IOException {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        return BodyPublishers.ofString(body instanceof String text ? text : JSON.writeValueAsString(body));
    }

    private String token() throws IOException, InterruptedException {
        Map<String, String> form = Map.of(
                "grant_type", "password",
                "client_id", "admin-cli",
                "username", "admin",
                "password", KeycloakServer.ADMIN_PASSWORD);
        HttpRequest request = HttpRequest.newBuilder(server.uri("/realms/master/protocol/openid-connect/token"))
                .timeout(HANG)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
                .get("access_token")
                .asText();
    }
}
