package io.github.keycloakface.http;

import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;

/**
 * Keeps the server from reading the body before us. Keycloak parses the body of every POST whose Content-Type is a
 * form, before the resource method runs: without authentication, with 413 for a field over 128 KiB, and with 500 for a
 * broken multipart. It lets alone a request that has its form data already, and so this one has some: none.
 */
public final class RawBody {

    private RawBody() {}

    /** To be called before the resource method is chosen; has no effect outside a request. */
    public static void keep() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        if (request != null) {
            request.setFormData(new FormData(1));
        }
    }
}
