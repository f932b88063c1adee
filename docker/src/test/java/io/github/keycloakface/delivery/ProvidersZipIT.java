package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What a server gets, to the file. */
class ProvidersZipIT {

    private static final String AUTHENTICATOR = "keycloak-face-authenticator-" + BuildFolder.version() + ".jar";
    private static final String MODELS = "keycloak-face-models-" + BuildFolder.version() + ".jar";
    private static final String THEME = "keycloak-face-theme-" + BuildFolder.version() + ".jar";

    @Test
    void holdsOurJarsAndTheLibrariesThatKeycloakDoesNotBringAndNothingElse() throws IOException {
        assertThat(entries().keySet().stream().filter(name -> name.endsWith(".jar")))
                .containsExactlyInAnyOrder(
                        AUTHENTICATOR,
                        MODELS,
                        THEME,
                        "onnxruntime-" + System.getProperty("face.onnxruntime.version") + ".jar",
                        "opencv-" + System.getProperty("face.opencv.version") + ".jar",
                        "bucket4j_jdk17-core-" + System.getProperty("face.bucket4j.version") + ".jar");
    }

    @Test
    void carriesTheLicence() throws IOException {
        assertThat(entries().get("keycloak-face-notices/LICENSE")).asString().contains("Apache License");
    }

    @Test
    void ourJarsHoldNoForeignClass() throws IOException {
        Map<String, byte[]> entries = entries();
        assertThat(classesOf(entries.get(AUTHENTICATOR)))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("io/github/keycloakface/"));
        assertThat(classesOf(entries.get(MODELS))).isEmpty();
        assertThat(classesOf(entries.get(THEME))).isEmpty();
    }

    private static Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(BuildFolder.providersZip().toFile())) {
            for (ZipEntry entry :
                    zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static List<String> classesOf(byte[] jar) throws IOException {
        List<String> classes = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".class")) {
                    classes.add(entry.getName());
                }
            }
        }
        return classes;
    }
}
