package io.github.keycloakface.engine;

import java.util.Arrays;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/** Every option of {@code --spi-face-engine--default--...}: its name, what it accepts and what it is for. */
enum EngineOption {
    PERMITS(
            "permits",
            "a whole number from 1 to 256",
            "Comparisons that run at the same time. Default: the number of cores."),
    MAX_WAIT(
            "max-wait",
            "a duration from 0s to 60s, as 500ms, 5s or 1m",
            "How long a caller waits for its turn before it is told that the engine is busy. Default: 5s."),
    MAX_WAITING(
            "max-waiting",
            "a whole number from 0 to 10000",
            "Callers that may wait at the same time. Each holds a thread of the server's pool. Default: 24."),
    MODELS_DIR(
            "models-dir",
            "an existing folder with a file manifest.json",
            "Folder with models of your own. Default: the models that come with the plugin."),
    NATIVES_DIR(
            "natives-dir",
            "an existing folder with the native libraries of OpenCV and ONNX Runtime for this system",
            "Folder with the native libraries, unpacked. Default: they are unpacked from their jars into java.io.tmpdir"
                    + " at each start, which needs 90 MB there and the right to execute."),
    MAX_IMAGE_BYTES(
            "max-image-bytes",
            "a whole number from 1024 to 104857600",
            "Largest encoded image, bytes. Default: 10485760."),
    MAX_IMAGE_PIXELS(
            "max-image-pixels",
            "a whole number from 10000 to 200000000",
            "Largest image, width x height. Default: 25000000."),
    MAX_BODY_BYTES(
            "max-body-bytes",
            "a whole number from 1024 to 209715200",
            "Largest request body, bytes. Above the server's own limit (quarkus.http.limits.max-body-size, 10 MiB) it"
                    + " has no effect: raise both. Default: 10420224."),
    MAX_BODIES_BYTES(
            "max-bodies-bytes",
            "a whole number from 1024 to 17179869184",
            "Request bodies in flight together, bytes; a body costs up to three times its size of heap. Default: an"
                    + " eighth of the heap, and never less than one body."),
    HEALTH(
            "health",
            "report or ready",
            "What a broken engine does to /health/ready. report: shows its state and stays UP, so that logins without a"
                    + " face go on. ready: DOWN, so that a load balancer takes the whole server out. Default: report.");

    private final String key;
    private final String accepted;
    private final String help;

    EngineOption(String key, String accepted, String help) {
        this.key = key;
        this.accepted = accepted;
        this.help = help;
    }

    String key() {
        return key;
    }

    /** Names the option in the form in which it is given to {@code kc.sh}. */
    IllegalArgumentException refuse(String value) {
        return new IllegalArgumentException("Option spi-" + FaceEngineSpi.NAME + "--" + DefaultFaceEngineFactory.ID
                + "--" + key + " is '" + value + "', but must be " + accepted + ".");
    }

    static List<ProviderConfigProperty> metadata() {
        return Arrays.stream(values())
                .map(option -> new ProviderConfigProperty(
                        option.key, option.key, option.help, ProviderConfigProperty.STRING_TYPE, null))
                .toList();
    }
}
