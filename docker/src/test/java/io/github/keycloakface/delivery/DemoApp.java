package io.github.keycloakface.delivery;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The demo application, served on a port of its own. */
final class DemoApp implements AutoCloseable {

    private static final Path FOLDER = BuildFolder.MODULE.resolve("demo/app");

    private final Pages pages;
    private final ServerAddress keycloak;
    private final String origin;

    private DemoApp(Pages pages, ServerAddress keycloak, String origin) {
        this.pages = pages;
        this.keycloak = keycloak;
        this.origin = origin;
    }

    static DemoApp start(ServerAddress keycloak) {
        Pages pages = Pages.of(FOLDER);
        return new DemoApp(pages, keycloak, "127.0.0.1:" + pages.port());
    }

    /** To which a browser gives another name: {@link Browser#withPageAt}. */
    static DemoApp start(ServerAddress keycloak, String origin) {
        return new DemoApp(Pages.of(FOLDER), keycloak, origin);
    }

    int port() {
        return pages.port();
    }

    URI uri() {
        String issuer = keycloak.uri("/realms/face-demo").toString();
        return URI.create("http://" + origin + "/?issuer=" + URLEncoder.encode(issuer, StandardCharsets.UTF_8));
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
        pages.close();
    }
}
