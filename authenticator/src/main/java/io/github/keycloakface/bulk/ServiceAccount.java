package io.github.keycloakface.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The client as which the command works: has an access token that is still good for a while. */
final class ServiceAccount {

    /** Seconds that a request may take from here to the server's check. */
    private static final long MARGIN = 10;

    private static final Duration HANG = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http;
    private final ServerAddress server;
    private final String clientId;
    private final String secret;
    private String token;
    private long goodUntil;

    ServiceAccount(HttpClient http, ServerAddress server, String clientId, String secret) {
        this.http = http;
        this.server = server;
        this.clientId = clientId;
        this.secret = secret;
    }

    /** @throws BulkStopped when the server does not know the client or its secret */
    synchronized String token() throws IOException, InterruptedException, BulkStopped {
        if (token == null || System.nanoTime() - goodUntil >= 0) {
            renew();
        }
        return token;
    }

    /** The server refused this token before its time; a newer one is kept. */
    synchronized void forget(String refused) {
        if (refused.equals(token)) {
            token = null;
        }
    }

    private void renew() throws IOException, InterruptedException, BulkStopped {
        String form = "grant_type=client_credentials&client_id=" + ServerAddress.encoded(clientId) + "&client_secret="
                + ServerAddress.encoded(secret);
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(server.token())
                        .timeout(HANG)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() >= 500 || response.statusCode() == 429) {
            throw new IOException("no token: " + response.statusCode());
        }
        JsonNode answer = response.statusCode() == 200 ? json(response.body()) : null;
        if (answer == null || answer.path("access_token").asText().isEmpty()) {
            throw new BulkStopped("The server gives no token to this client (" + response.statusCode()
                    + "): look at --server, --realm and the secret, and that the client has its service account on.");
        }
        token = answer.path("access_token").asText();
        goodUntil = System.nanoTime()
                + TimeUnit.SECONDS.toNanos(Math.max(1, answer.path("expires_in").asLong() - MARGIN));
    }

    private static JsonNode json(String body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IOException("no JSON where a token was asked for", e);
        }
    }
}
