package io.github.keycloakface.http;

import jakarta.ws.rs.core.Response;

/**
 * How a call ended well.
 *
 * @param body what becomes JSON, or null for none
 */
public record Answer(Response.Status status, Object body) {

    public static Answer ok(Object body) {
        return new Answer(Response.Status.OK, body);
    }

    public static Answer created(Object body) {
        return new Answer(Response.Status.CREATED, body);
    }

    public static Answer nothing() {
        return new Answer(Response.Status.NO_CONTENT, null);
    }
}
