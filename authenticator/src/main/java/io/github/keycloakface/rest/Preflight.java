package io.github.keycloakface.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Response;
import org.keycloak.http.HttpResponse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.cors.Cors;

/** Answers a browser that asks whether it may send the real request. */
final class Preflight {

    private static final String ALLOWED_HEADERS =
            String.join(", ", Cors.DEFAULT_ALLOW_HEADERS) + ", " + Cors.AUTHORIZATION_HEADER + ", subscriptionkey";

    private Preflight() {}

    /** As all of Keycloak: any origin may ask, as the caller is not known yet; the request that follows is checked. */
    static Response answer(KeycloakSession session) {
        Cors.builder()
                .preflight()
                .auth()
                .allowedMethods(HttpMethod.POST, HttpMethod.OPTIONS)
                .add();
        HttpResponse response = session.getContext().getHttpResponse();
        if (session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(Cors.ORIGIN_HEADER) != null) {
            // Keycloak's list can be configured for the server, but not for one resource
            response.setHeader(Cors.ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS);
        }
        return Response.noContent().header("Allow", "POST, OPTIONS").build();
    }
}
