package io.github.keycloakface.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What a bulk enrollment asks of the server. */
public final class FaceServer {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ServerAddress address;
    private final AdminCalls calls;

    FaceServer(ServerAddress address, AdminCalls calls) {
        this.address = address;
        this.calls = calls;
    }

    /** The server as a client of the realm sees it. */
    public static FaceServer of(HttpClient http, ServerAddress address, String clientId, String secret) {
        ServiceAccount account = new ServiceAccount(http, address, clientId, secret);
        return new FaceServer(address, new AdminCalls(http, account, TimeUnit.MILLISECONDS::sleep));
    }

    /**
     * Finds the one user of this name.
     *
     * @return id, or empty when the server broke down at the question
     * @throws PhotoRefused when there is none, or more than one
     */
    Optional<String> userId(UserKey key, String name) throws PhotoRefused, BulkStopped, InterruptedException {
        if (key == UserKey.ID) {
            return Optional.of(name);
        }
        // file systems differ in how they write an accent, Keycloak does not
        String wanted = Normalizer.normalize(name, Normalizer.Form.NFC);
        HttpResponse<String> response = calls.get(address.admin(
                "users?exact=true&briefRepresentation=true&" + key.parameter() + "=" + ServerAddress.encoded(wanted)));
        if (response.statusCode() >= 500) {
            return Optional.empty();
        }
        JsonNode found = json(response);
        if (response.statusCode() != 200 || !found.isArray()) {
            throw new BulkStopped("The server does not say who its users are at " + address + " ("
                    + response.statusCode() + "): correct --server and --realm.");
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode user : found) {
            if (wanted.equalsIgnoreCase(user.path(key.parameter()).asText())) {
                ids.add(user.path("id").asText());
            }
        }
        if (ids.size() == 1) {
            return Optional.of(ids.get(0));
        }
        throw ids.isEmpty()
                ? new PhotoRefused(
                        "USER_NOT_FOUND",
                        "No user of the realm has this " + key.parameter() + ": create the user, or correct the name.")
                : new PhotoRefused(
                        "USER_AMBIGUOUS",
                        "Several users have this " + key.parameter() + ": use --by username or --by id.");
    }

    /**
     * Enrolls a photo.
     *
     * @param body of the request
     * @return ENROLLED, or FAILED when the server broke down at this photo
     * @throws PhotoRefused with the server's reason and advice
     */
    BulkOutcome enroll(String userId, byte[] body) throws PhotoRefused, BulkStopped, InterruptedException {
        HttpResponse<String> response =
                calls.post(address.admin("face/users/" + ServerAddress.encoded(userId) + "/references"), body);
        int status = response.statusCode();
        if (status == 200 || status == 201) {
            return BulkOutcome.ENROLLED;
        }
        if (status == 413) {
            throw new PhotoRefused("IMAGE_TOO_LARGE", "The server takes no file of this size: save it smaller.");
        }
        JsonNode problem = json(response);
        String reason = problem.path("reason").asText();
        if (status >= 500) {
            return BulkOutcome.FAILED;
        }
        if (reason.isEmpty()) {
            throw new BulkStopped("The server has no face API at " + address + " (" + status
                    + "): install the plugin there, or correct --server and --realm.");
        }
        throw new PhotoRefused(reason, problem.path("message").asText());
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            // a proxy's page, for example
            return MissingNode.getInstance();
        }
    }
}
