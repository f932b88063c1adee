package io.github.keycloakface.delivery;

import java.util.Optional;

/** Names of the images that the tests run; see docker/src/build/test-images.sh and docker/offline/images.sh. */
final class TestImages {

    static final String KEYCLOAK = "keycloak-face-test:postgres";
    static final String KEYCLOAK_H2 = "keycloak-face-test:dev-file";
    static final String PROVIDERS = "keycloak-face-test:providers";
    static final String POSTGRES = named("POSTGRES_IMAGE", "postgres:17");
    static final String PROXY = named("PROXY_IMAGE", "haproxy:3.2");

    private TestImages() {}

    private static String named(String variable, String fallback) {
        return Optional.ofNullable(System.getenv(variable)).orElse(fallback);
    }
}
