package io.github.keycloakface.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The demo application, served on a port of its own. */
final class DemoApp implements AutoCloseable {

    private static final Path FOLDER = BuildFolder.MODULE.resolve("demo/app");

    private final HttpServer http;
    private final KeycloakServer keycloak;

    private DemoApp(HttpServer http, KeycloakServer keycloak) {
        this.http = http;
        this.keycloak = keycloak;
    }

    static DemoApp start(KeycloakServer keycloak) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/", DemoApp::answer);
            http.start();
            return new DemoApp(http, keycloak);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(1);
            Path file = FOLDER.resolve(name.isEmpty() ? "index.html" : name);
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] bytes = Files.readAllBytes(file);
            String type = name.endsWith(".js") ? "text/javascript" : name.endsWith(".css") ? "text/css" : "text/html";
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    URI uri() {
        String issuer = keycloak.uri("/realms/face-demo").toString();
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/?issuer="
                + URLEncoder.encode(issuer, StandardCharsets.UTF_8));
    }

    /** The same server under another name. */
    URI uriWithServerAt(String host) {
        return URI.create(uri().toString().replace("127.0.0.1%3A", host + "%3A"));
    }

    /** With parameters that go along with every authorization request. */
    URI uri(String parameters) {
        return URI.create(uri() + "&extra=" + URLEncoder.encode(parameters, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
