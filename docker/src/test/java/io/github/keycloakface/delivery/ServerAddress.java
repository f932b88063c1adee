package io.github.keycloakface.delivery;

import java.net.URI;

/** Where a Keycloak answers, whatever it runs in. */
interface ServerAddress {

    /**
     * Where the server answers everybody.
     *
     * @param path with a leading slash
     */
    URI uri(String path);

    /** Where the server answers those who run it. */
    URI managementUri(String path);
}
