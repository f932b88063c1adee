package io.github.keycloakface.engine;

import ai.onnxruntime.OrtEnvironment;
import nu.pattern.OpenCV;
import org.opencv.core.Core;

/** Loads the native libraries of OpenCV and ONNX Runtime into this JVM. */
final class Natives {

    private Natives() {}

    /** To be called after {@link #load}. */
    static String versions() {
        return "OpenCV " + Core.VERSION + ", ONNX Runtime "
                + OrtEnvironment.getEnvironment().getVersion();
    }

    /** @throws NativeLoadException saying the one thing that makes it work */
    static void load() throws NativeLoadException {
        try {
            // both unpack into a folder of a random name, so no other user of the machine can put a library there
            OpenCV.loadLocally();
            OrtEnvironment.getEnvironment();
        } catch (LinkageError e) {
            throw new NativeLoadException(NativeAdvice.of(e), e);
        }
        // the permits are the parallelism: OpenCV's own pool would add one thread a core to every comparison
        Core.setNumThreads(1);
    }
}
