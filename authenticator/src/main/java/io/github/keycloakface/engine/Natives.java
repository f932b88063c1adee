package io.github.keycloakface.engine;

import ai.onnxruntime.OrtEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nu.pattern.OpenCV;
import org.opencv.core.Core;

/** Loads the native libraries of OpenCV and ONNX Runtime into this JVM. */
final class Natives {

    /** ONNX Runtime's own property. */
    private static final String ONNXRUNTIME_FOLDER = "onnxruntime.native.path";

    private Natives() {}

    /** Names of the libraries on this system. */
    static List<String> files() {
        return Stream.of(Core.NATIVE_LIBRARY_NAME, "onnxruntime", "onnxruntime4j_jni")
                .map(System::mapLibraryName)
                .toList();
    }

    /** To be called after {@link #load}. */
    static String versions() {
        return "OpenCV " + Core.VERSION + ", ONNX Runtime "
                + OrtEnvironment.getEnvironment().getVersion();
    }

    /**
     * @param folder with all of {@link #files}; empty to unpack them from their jars
     * @throws NativeLoadException saying the one thing that makes it work
     */
    static void load(Optional<Path> folder) throws NativeLoadException {
        try {
            if (folder.isPresent()) {
                loadFrom(folder.get().toAbsolutePath());
            } else {
                // both unpack into a folder of a random name, so no other user of the machine can put a library there
                OpenCV.loadLocally();
            }
            OrtEnvironment.getEnvironment();
        } catch (LinkageError e) {
            throw new NativeLoadException(NativeAdvice.of(e), e);
        }
        // the permits are the parallelism: OpenCV's own pool would add one thread a core to every comparison
        Core.setNumThreads(1);
    }

    private static void loadFrom(Path folder) {
        System.load(
                folder.resolve(System.mapLibraryName(Core.NATIVE_LIBRARY_NAME)).toString());
        System.setProperty(ONNXRUNTIME_FOLDER, folder.toString());
    }
}
