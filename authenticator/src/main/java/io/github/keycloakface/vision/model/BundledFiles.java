package io.github.keycloakface.vision.model;

import java.io.InputStream;
import java.util.Optional;

/** The pack that the jar keycloak-face-models brings, found on the class path. */
record BundledFiles() implements PackFiles {

    private static final String ROOT = "/keycloak-face/models/";

    @Override
    public String locate(String name) {
        return "classpath:" + ROOT.substring(1) + name;
    }

    @Override
    public Optional<InputStream> open(String name) {
        return Optional.ofNullable(BundledFiles.class.getResourceAsStream(ROOT + name));
    }
}
