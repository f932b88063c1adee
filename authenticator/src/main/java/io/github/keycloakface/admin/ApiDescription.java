package io.github.keycloakface.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The OpenAPI document of this API, as it stands in the archive. */
final class ApiDescription {

    static final String RESOURCE = "/keycloak-face/admin-openapi.json";

    private ApiDescription() {}

    static RawValue json() {
        try (InputStream document = ApiDescription.class.getResourceAsStream(RESOURCE)) {
            return new RawValue(new String(document.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
