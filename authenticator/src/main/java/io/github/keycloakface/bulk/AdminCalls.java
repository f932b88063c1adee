package io.github.keycloakface.bulk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/** Calls of the admin API: with a token, again when that helps, and to an end when it cannot. */
final class AdminCalls {

    /** Longer than the server keeps anybody waiting, see docs/api.md, max-wait. */
    private static final Duration HANG = Duration.ofSeconds(60);

    /** With the pauses of a minute at most, a server may be away for about five. */
    private static final int ATTEMPTS = 10;

    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    /** Too much to do, restarting, or behind a proxy that finds nobody. */
    private static final Set<Integer> COME_BACK = Set.of(429, 502, 503, 504);

    private final HttpClient http;
    private final ServiceAccount account;
    private final Pause pause;

    AdminCalls(HttpClient http, ServiceAccount account, Pause pause) {
        this.http = http;
        this.account = account;
        this.pause = pause;
    }

    HttpResponse<String> get(URI uri) throws BulkStopped, InterruptedException {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    HttpResponse<String> post(URI uri, byte[] json) throws BulkStopped, InterruptedException {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json)));
    }

    /**
     * Sends until there is an answer worth the name. Each call may be sent twice: the server sees to it that a repeated
     * one changes nothing.
     */
    private HttpResponse<String> send(HttpRequest.Builder request) throws BulkStopped, InterruptedException {
        request.timeout(HANG).header("Accept", "application/json");
        boolean refused = false;
        String last = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long wait = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << attempt);
            try {
                String token = account.token();
                HttpResponse<String> response = http.send(
                        request.setHeader("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
                int status = response.statusCode();
                if (status == 401 && !refused) {
                    // revoked, or the clocks differ: a fresh one decides
                    refused = true;
                    account.forget(token);
                    continue;
                }
                if (!COME_BACK.contains(status)) {
                    return admitted(response);
                }
                last = "status " + status;
                wait = Math.max(wait, retryAfterMillis(response));
            } catch (IOException e) {
                last = e.getClass().getSimpleName();
            }
            pause.millis(wait);
        }
        throw BulkStopped.comeBack("The server does not answer (" + last
                + "): start the same command again when it does; it goes on where it stopped.");
    }

    private static HttpResponse<String> admitted(HttpResponse<String> response) throws BulkStopped {
        if (response.statusCode() == 401) {
            throw new BulkStopped("The server refuses the client's token: look whether the client is enabled, and"
                    + " whether --server is the address by which the server calls itself.");
        }
        if (response.statusCode() == 403) {
            throw new BulkStopped("The client may not do this: give its service account the roles manage-users and"
                    + " view-users of the client realm-management.");
        }
        return response;
    }

    private static long retryAfterMillis(HttpResponse<String> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("\\d{1,4}") ? Math.min(LONGEST_PAUSE_MILLIS, 1000L * Integer.parseInt(seconds)) : 0;
    }
}
