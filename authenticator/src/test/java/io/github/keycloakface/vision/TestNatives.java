package io.github.keycloakface.vision;

/** Loads OpenCV's natives once for all tests of a JVM; outside tests the engine does it. */
public final class TestNatives {

    private TestNatives() {}

    public static void load() {
        Loaded.touch();
    }

    /** Initialized by the class loader, hence once and under its lock. */
    private static final class Loaded {

        static {
            nu.pattern.OpenCV.loadLocally();
        }

        static void touch() {}
    }
}
