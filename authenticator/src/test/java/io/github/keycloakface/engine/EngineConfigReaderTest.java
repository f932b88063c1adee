package io.github.keycloakface.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakface.vision.image.ImageLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EngineConfigReaderTest {

    private static final long HEAP = 512L << 20;

    @Test
    void hasDefaultsThatFitTheMachine() {
        EngineConfig config = read(Map.of());

        assertThat(config.permits()).isEqualTo(4);
        assertThat(config.maxWait()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.maxWaiting()).isEqualTo(24);
        assertThat(config.modelsDir()).isEmpty();
        assertThat(config.nativesDir()).isEmpty();
        assertThat(config.images()).isEqualTo(ImageLimits.DEFAULT);
        assertThat(config.maxBodyBytes()).isLessThan(10 * 1024 * 1024).isGreaterThan(9 * 1024 * 1024);
        assertThat(config.maxBodiesBytes()).isEqualTo(HEAP / 8);
    }

    @Test
    void alwaysHasRoomForOneBody() {
        EngineConfig config = read(Map.of("max-body-bytes", "100000000", "max-bodies-bytes", "2048"));

        assertThat(config.maxBodiesBytes()).isEqualTo(100_000_000);
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S, 1", "7, PT7S, 7", "250ms, PT0.25S, 1", "1500ms, PT1.5S, 2", "1m, PT1M, 60", "' 3s ', PT3S, 3"
    })
    void readsDurations(String text, Duration wait, int retryAfterSeconds) {
        EngineConfig config = read(Map.of("max-wait", text));

        assertThat(config.maxWait()).isEqualTo(wait);
        assertThat(config.retryAfterSeconds()).isEqualTo(retryAfterSeconds);
    }

    @ParameterizedTest
    @CsvSource({
        "permits, 0",
        "permits, 257",
        "permits, -1",
        "permits, two",
        "permits, 1.5",
        "permits, 99999999999999999999",
        "max-wait, 61s",
        "max-wait, 2m",
        "max-wait, soon",
        "max-wait, -1s",
        "max-wait, 5h",
        "max-waiting, -1",
        "max-waiting, 10001",
        "models-dir, no/such/folder",
        "models-dir, .",
        "natives-dir, no/such/folder",
        "natives-dir, .",
        "max-image-bytes, 1023",
        "max-image-bytes, 104857601",
        "max-image-pixels, 9999",
        "max-image-pixels, 200000001",
        "max-body-bytes, 1023",
        "max-body-bytes, 209715201",
        "max-bodies-bytes, 1023",
        "max-bodies-bytes, 17179869185",
        "health, live",
        "health, READY"
    })
    void refusesABadValueByNameValueAndRange(String key, String value) {
        EngineOption option = Arrays.stream(EngineOption.values())
                .filter(known -> known.key().equals(key))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(option.refuse(value).getMessage())
                .hasMessageContaining("spi-face-engine--default--" + key + " is '" + value + "', but must be ");
    }

    @ParameterizedTest
    @CsvSource({
        "permits, 1",
        "permits, 256",
        "max-wait, 60s",
        "max-waiting, 0",
        "max-waiting, 10000",
        "max-image-bytes, 1024",
        "max-image-bytes, 104857600",
        "max-image-pixels, 10000",
        "max-image-pixels, 200000000",
        "max-body-bytes, 1024",
        "max-body-bytes, 209715200",
        "max-bodies-bytes, 1024",
        "max-bodies-bytes, 17179869184",
        "health, report",
        "health, ready"
    })
    void takesTheEndsOfTheRange(String key, String value) {
        assertThat(read(Map.of(key, value))).isNotNull();
    }

    @Test
    void takesAFolderWithAManifest(@TempDir Path dir) throws IOException {
        Files.writeString(dir.resolve("manifest.json"), "{}");

        assertThat(read(Map.of("models-dir", dir.toString())).modelsDir()).contains(dir);
    }

    @Test
    void takesAFolderWithAllNatives(@TempDir Path dir) throws IOException {
        Map<String, String> values = Map.of("natives-dir", dir.toString());
        for (String name : Natives.files()) {
            assertThatThrownBy(() -> read(values)).hasMessageContaining("natives-dir");
            Files.createFile(dir.resolve(name));
        }

        assertThat(read(values).nativesDir()).contains(dir);
    }

    @ParameterizedTest
    @EnumSource(EngineOption.class)
    void offersEveryOptionToTheServersOwnHelp(EngineOption option) {
        assertThat(EngineOption.metadata()).anySatisfy(property -> {
            assertThat(property.getName()).isEqualTo(option.key());
            assertThat(property.getHelpText()).contains("Default: ");
        });
    }

    private static EngineConfig read(Map<String, String> values) {
        return new EngineConfigReader(values::get, 4, HEAP).read();
    }
}
