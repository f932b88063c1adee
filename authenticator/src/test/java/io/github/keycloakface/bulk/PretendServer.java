package io.github.keycloakface.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as Keycloak with the plugin does, as far as the bulk tool asks; and fails where a test wants it to. */
final class PretendServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer that comes instead of the real one. */
    record Failure(int status, String body, String retryAfter, boolean afterStoring) {

        static Failure of(int status) {
            return new Failure(status, "", null, false);
        }

        /** The photo is kept, and the line breaks before the answer is there. */
        static Failure lostAnswer() {
            return new Failure(0, "", null, true);
        }
    }

    /** Per user: import id to content. */
    final Map<String, Map<String, String>> stored = new ConcurrentHashMap<>();

    final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    final List<Long> pauses = new ArrayList<>();
    final Queue<String> tokens = new ConcurrentLinkedQueue<>();
    final Queue<JsonNode> requests = new ConcurrentLinkedQueue<>();
    volatile String users = "[]";
    volatile long tokenSeconds = 60;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpClient client = HttpClient.newHttpClient();

    private PretendServer(HttpServer http) {
        this.http = http;
        http.setExecutor(threads);
        http.createContext("/realms/r/protocol/openid-connect/token", this::giveToken);
        http.createContext("/admin/realms/r/users", this::findUser);
        http.createContext("/admin/realms/r/face/users/", this::enroll);
        http.start();
    }

    static PretendServer start() throws IOException {
        return new PretendServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    ServerAddress address() throws BulkStopped {
        return ServerAddress.of("http://127.0.0.1:" + http.getAddress().getPort(), "r");
    }

    FaceServer connect() throws BulkStopped {
        ServiceAccount account = new ServiceAccount(client, address(), "robot", "secret&=");
        return new FaceServer(address(), new AdminCalls(client, account, this::pause));
    }

    private void pause(long millis) {
        synchronized (pauses) {
            pauses.add(millis);
        }
    }

    private void giveToken(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (!form.contains("client_id=robot&client_secret=secret%26%3D")) {
            answer(exchange, 401, "{\"error\":\"unauthorized_client\"}", null);
            return;
        }
        String token = "token-" + tokens.size();
        tokens.add(token);
        answer(exchange, 200, "{\"access_token\":\"" + token + "\",\"expires_in\":" + tokenSeconds + "}", null);
    }

    private void findUser(HttpExchange exchange) throws IOException {
        if (!fail(exchange)) {
            answer(exchange, 200, users, null);
        }
    }

    private void enroll(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        requests.add(body);
        String user = exchange.getRequestURI().getPath().replaceAll(".*/users/([^/]*)/.*", "$1");
        Failure next = failures.peek();
        if (next != null && next.afterStoring) {
            keep(user, body);
        }
        if (!fail(exchange)) {
            String photo = new String(body.at("/images/0").binaryValue(), UTF_8);
            if (photo.startsWith("refuse ")) {
                answer(exchange, 400, "{\"reason\":\"" + photo.substring(7) + "\",\"message\":\"Do this.\"}", null);
            } else {
                answer(exchange, keep(user, body) ? 201 : 200, "{}", null);
            }
        }
    }

    private boolean keep(String user, JsonNode body) {
        return stored.computeIfAbsent(user, key -> new ConcurrentHashMap<>())
                        .putIfAbsent(
                                body.get("importId").asText(),
                                body.at("/images/0").asText())
                == null;
    }

    private boolean fail(HttpExchange exchange) throws IOException {
        Failure failure = failures.poll();
        if (failure == null) {
            return false;
        }
        if (failure.status == 0) {
            exchange.close();
        } else {
            answer(exchange, failure.status, failure.body, failure.retryAfter);
        }
        return true;
    }

    private static void answer(HttpExchange exchange, int status, String body, String retryAfter) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        if (retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
