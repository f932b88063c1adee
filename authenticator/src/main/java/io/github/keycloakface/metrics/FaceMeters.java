package io.github.keycloakface.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What this plugin adds to the metrics of the server. Tags are constants of the code and nothing else, which the types
 * see to: no name of a realm, client or user can get in, so nobody outside can make a new time series.
 *
 * <p>Without {@code --metrics-enabled} Keycloak's registry has no child, and each of these does nothing.
 */
public final class FaceMeters {

    /** As Keycloak begins the names of its own. */
    private static final String PREFIX = "keycloak.face.";

    /** From a decoded thumbnail to a queue of the longest patience that is usual, each about twice the one before. */
    private static final Duration[] DURATIONS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5)
    };

    /** A tenfold rarer false match. Coarse on purpose: who sees the metrics must not learn how near an attempt came. */
    private static final int DECADE = 12;

    private static final double[] SCORES = {DECADE, 24, 36, 48, 60, 72, 84, 96};

    private final MeterRegistry registry;

    public FaceMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Those of this server. */
    public static FaceMeters ofServer() {
        return new FaceMeters(Metrics.globalRegistry);
    }

    public MeterRegistry registry() {
        return registry;
    }

    /**
     * A call of the REST interface has been answered.
     *
     * @param endpoint path template out of the code, never the path of a request
     * @param reason why it failed, or null
     */
    public void request(String endpoint, Enum<?> reason) {
        counter("requests", "Answers of the face API", Tags.of(Tag.of("endpoint", endpoint), outcome(reason)))
                .increment();
    }

    /**
     * A face has led to a decision, or to none.
     *
     * @param reason why the person did not pass, or null
     */
    public void decision(Use use, Enum<?> reason) {
        decisions(use, reason).increment();
    }

    /**
     * Two faces have been compared. The score is rounded up to a bound of the buckets, for the sum and the maximum
     * would otherwise give it away.
     *
     * @param score 0..200
     */
    public void score(Use use, boolean match, double score) {
        DistributionSummary.builder(PREFIX + "score")
                .description("Scores, without a hint whose; 12 is a tenfold rarer false match")
                .tags(Tags.of(tag("use", use), Tag.of("match", Boolean.toString(match))))
                .serviceLevelObjectives(SCORES)
                .register(registry)
                .record(Math.ceil(score / DECADE) * DECADE);
    }

    /** An operation of the engine is over, with the time spent waiting. */
    public void operation(Enum<?> operation, Enum<?> outcome, long nanos) {
        time(
                "operation",
                "Operations of the engine",
                nanos,
                Tags.of(tag("operation", operation), tag("outcome", outcome)));
    }

    /** A stage of the pipeline took so long for one image, or for one comparison. */
    public void stage(Enum<?> stage, long nanos) {
        time("stage", "Stages of the pipeline, for each image", nanos, Tags.of(tag("stage", stage)));
    }

    /** Somebody came to a queue and was let in, or not. */
    public void waited(Enum<?> queue, Enum<?> outcome, long nanos) {
        time("queue.wait", "Waiting for a permit", nanos, Tags.of(tag("queue", queue), tag("outcome", outcome)));
    }

    /** A stored template did not open. */
    public void unreadableTemplate(Enum<?> reason) {
        templates(reason).increment();
    }

    /** Shows decisions with 0 from the start: a monitor sees no increase in a series that begins with 1. */
    public void willDecide(Use use) {
        decisions(use, null);
    }

    /** As {@link #willDecide}. */
    public void willCountUnreadableTemplates(Enum<?>... reasons) {
        for (Enum<?> reason : reasons) {
            templates(reason);
        }
    }

    private Counter decisions(Use use, Enum<?> reason) {
        return counter("decisions", "What came of faces that were shown", Tags.of(tag("use", use), outcome(reason)));
    }

    private Counter templates(Enum<?> reason) {
        return counter("templates.unreadable", "Stored templates that did not open", Tags.of(tag("reason", reason)));
    }

    public static Tag tag(String key, Enum<?> value) {
        return Tag.of(key, value.name().toLowerCase(Locale.ROOT));
    }

    private static Tag outcome(Enum<?> reason) {
        return reason == null ? Tag.of("outcome", "ok") : tag("outcome", reason);
    }

    /** The full name of a meter. */
    public static String name(String meter) {
        return PREFIX + meter;
    }

    private Counter counter(String name, String description, Tags tags) {
        return Counter.builder(PREFIX + name)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private void time(String name, String description, long nanos, Tags tags) {
        Timer.builder(PREFIX + name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(DURATIONS)
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
