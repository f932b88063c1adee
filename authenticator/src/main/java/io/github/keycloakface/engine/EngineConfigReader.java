package io.github.keycloakface.engine;

import io.github.keycloakface.vision.image.ImageLimits;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.Config;

/**
 * Reads {@link EngineConfig} and refuses what is wrong: a limit that silently fell back to its default would protect
 * nobody, so the server does not start with one.
 */
final class EngineConfigReader {

    /** Half of the 50 worker threads that a small Keycloak has: a crowd of comparisons must leave room for logins. */
    static final int DEFAULT_MAX_WAITING = 24;

    /** 64 KiB under the 10 MiB at which Quarkus answers 413 itself, with an empty body. */
    static final int DEFAULT_MAX_BODY_BYTES = 10 * 1024 * 1024 - 64 * 1024;

    private static final Duration DEFAULT_MAX_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)?");

    private final UnaryOperator<String> values;
    private final int cores;
    private final long heapBytes;

    EngineConfigReader(UnaryOperator<String> values, int cores, long heapBytes) {
        this.values = values;
        this.cores = cores;
        this.heapBytes = heapBytes;
    }

    static EngineConfigReader of(Config.Scope scope) {
        return new EngineConfigReader(
                scope::get,
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory());
    }

    static EngineConfig defaults() {
        return new EngineConfigReader(
                        key -> null,
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory())
                .read();
    }

    /** @throws IllegalArgumentException naming option, value and what is accepted */
    EngineConfig read() {
        int maxBodyBytes = (int) number(EngineOption.MAX_BODY_BYTES, DEFAULT_MAX_BODY_BYTES, 1024, 209_715_200);
        long maxBodiesBytes = number(EngineOption.MAX_BODIES_BYTES, heapBytes / 8, 1024, 1L << 34);
        ImageLimits images = new ImageLimits(
                (int) number(EngineOption.MAX_IMAGE_BYTES, ImageLimits.DEFAULT.maxBytes(), 1024, 104_857_600),
                number(EngineOption.MAX_IMAGE_PIXELS, ImageLimits.DEFAULT.maxPixels(), 10_000, 200_000_000));
        return new EngineConfig(
                (int) number(EngineOption.PERMITS, Math.max(1, Math.min(cores, 256)), 1, 256),
                maxWait(),
                (int) number(EngineOption.MAX_WAITING, DEFAULT_MAX_WAITING, 0, 10_000),
                folder(EngineOption.MODELS_DIR, List.of("manifest.json")),
                folder(EngineOption.NATIVES_DIR, Natives.files()),
                images,
                maxBodyBytes,
                Math.max(maxBodyBytes, maxBodiesBytes),
                failedIsNotReady());
    }

    private boolean failedIsNotReady() {
        String health = value(EngineOption.HEALTH).orElse("report");
        return switch (health) {
            case "report" -> false;
            case "ready" -> true;
            default -> throw EngineOption.HEALTH.refuse(health);
        };
    }

    private long number(EngineOption option, long fallback, long least, long most) {
        Optional<String> value = value(option);
        if (value.isEmpty()) {
            return fallback;
        }
        String digits = value.get();
        if (!digits.matches("\\d{1,15}")) {
            throw option.refuse(digits);
        }
        long number = Long.parseLong(digits);
        if (number < least || number > most) {
            throw option.refuse(digits);
        }
        return number;
    }

    private Duration maxWait() {
        Optional<String> value = value(EngineOption.MAX_WAIT);
        if (value.isEmpty()) {
            return DEFAULT_MAX_WAIT;
        }
        Matcher matcher = DURATION.matcher(value.get());
        if (!matcher.matches()) {
            throw EngineOption.MAX_WAIT.refuse(value.get());
        }
        Duration wait = duration(Long.parseLong(matcher.group(1)), matcher.group(2));
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            throw EngineOption.MAX_WAIT.refuse(value.get());
        }
        return wait;
    }

    private static Duration duration(long amount, String unit) {
        if ("ms".equals(unit)) {
            return Duration.ofMillis(amount);
        }
        return "m".equals(unit) ? Duration.ofMinutes(amount) : Duration.ofSeconds(amount);
    }

    /** @param files that must lie in it */
    private Optional<Path> folder(EngineOption option, List<String> files) {
        Optional<String> value = value(option);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Path dir = path(option, value.get());
        if (!files.stream().map(dir::resolve).allMatch(Files::isRegularFile)) {
            throw option.refuse(value.get());
        }
        return Optional.of(dir);
    }

    private static Path path(EngineOption option, String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw option.refuse(value);
        }
    }

    private Optional<String> value(EngineOption option) {
        return Optional.ofNullable(values.apply(option.key())).map(String::trim).filter(value -> !value.isEmpty());
    }
}
