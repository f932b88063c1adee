package io.github.keycloakface.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSession;

/**
 * The page for administrators: the same bytes for everybody. What it shows it asks the admin API for, as the person who
 * signs in there.
 */
final class ConsolePage {

    /** Its own script, style and server, and nothing else; no frame around it, for a hidden click revokes a key. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:;"
            + " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final KeycloakSession session;

    ConsolePage(KeycloakSession session) {
        this.session = session;
    }

    Response page() {
        URI address = session.getContext().getUri().getRequestUri();
        return address.getPath().endsWith("/")
                ? Response.seeOther(URI.create(address.toString().replaceFirst("/+($|\\?)", "$1")))
                        .build()
                : file(ConsoleFile.PAGE);
    }

    Response file(ConsoleFile file) {
        // Keycloak would put the realm's headers in place of ours, whose policy allows scripts from anywhere
        session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
        byte[] bytes = file.bytes();
        EntityTag tag = ConsoleFile.tag(bytes);
        Response.ResponseBuilder response = isKnown(tag)
                ? Response.notModified()
                : Response.ok(bytes).header(HttpHeaders.CONTENT_TYPE, file.type());
        return secured(response)
                .tag(tag)
                // asked for each time, so that a new plugin never runs with an old script
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private Response.ResponseBuilder secured(Response.ResponseBuilder response) {
        BrowserSecurityHeaders https = BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY;
        String realms =
                session.getContext().getRealm().getBrowserSecurityHeaders().get(https.getKey());
        return response.header("Content-Security-Policy", POLICY)
                .header("X-Frame-Options", "DENY")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "none")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header(https.getHeaderName(), realms == null ? https.getDefaultValue() : realms);
    }

    private boolean isKnown(EntityTag tag) {
        String known =
                session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(HttpHeaders.IF_NONE_MATCH);
        return known != null && known.contains('"' + tag.getValue() + '"');
    }
}
