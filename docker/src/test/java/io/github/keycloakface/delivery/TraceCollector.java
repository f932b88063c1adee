package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes traces by OTLP over HTTP. The names and values of attributes stand in the protobuf as they are. */
final class TraceCollector implements AutoCloseable {

    private final HttpServer http;
    private final List<String> batches = new CopyOnWriteArrayList<>();

    private TraceCollector(HttpServer http) {
        this.http = http;
    }

    static TraceCollector start() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TraceCollector collector = new TraceCollector(http);
            http.createContext("/v1/traces", collector::take);
            http.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            batches.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** Options for {@code kc.sh}. */
    String[] options() {
        return new String[] {
            "--tracing-endpoint=http://127.0.0.1:" + http.getAddress().getPort(),
            "--tracing-protocol=http/protobuf",
            "--tracing-sampler-ratio=1.0"
        };
    }

    boolean hasSeen(String text) {
        return batches.stream().anyMatch(batch -> batch.contains(text));
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
