package io.github.keycloakface.engine;

import io.github.keycloakface.vision.model.ModelManifest;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The lines that the admin console shows under Server Info. */
final class EngineInfo {

    /** Maven puts it into every jar; absent when the classes run from a folder. */
    private static final String POM_PROPERTIES =
            "/META-INF/maven/io.github.keycloakface/keycloak-face-authenticator/pom.properties";

    private final EngineRuntime runtime;

    EngineInfo(EngineRuntime runtime) {
        this.runtime = runtime;
    }

    Map<String, String> lines() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("plugin version", version());
        lines.put("engine", runtime.loading().state().name());
        runtime.loading().failure().ifPresent(failure -> lines.put("engine failure", failure));
        lines.put("permits", Integer.toString(runtime.config().permits()));
        runtime.loading().loaded().ifPresent(engine -> describe(engine, lines));
        return lines;
    }

    EngineReport report() {
        EngineState state = runtime.loading().state();
        int permits = runtime.config().permits();
        return runtime.loading()
                .loaded()
                .map(LoadedEngine::models)
                .map(models -> new EngineReport(state, version(), permits, models.pack(), models.models()))
                .orElseGet(() -> new EngineReport(state, version(), permits, null, List.of()));
    }

    private static void describe(LoadedEngine engine, Map<String, String> lines) {
        ModelManifest models = engine.models();
        lines.put("model pack", models.pack());
        lines.put("models", models.models().stream().map(EngineInfo::model).collect(Collectors.joining(", ")));
        models.models().stream()
                .map(ModelManifest.Model::calibration)
                .filter(Objects::nonNull)
                .forEach(calibration -> lines.put("scores", scores(calibration)));
        lines.put("natives", engine.natives());
    }

    private static String scores(ModelManifest.Calibration calibration) {
        return "measured on " + calibration.measuredOn() + "; down to one false match in "
                + String.format(Locale.ROOT, "%,.0f", 1 / calibration.measuredDownTo()) + ", extrapolated below";
    }

    private static String model(ModelManifest.Model model) {
        return model.id() + " (sha256 " + model.shortSha256() + ")";
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = EngineInfo.class.getResourceAsStream(POM_PROPERTIES)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "unreadable";
        }
        return properties.getProperty("version", "unknown");
    }
}
