package io.github.keycloakface.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaceMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final FaceMeters meters = new FaceMeters(registry);

    private enum Fault {
        NO_FACE
    }

    @Test
    void anAnswerIsCountedByAddressAndOutcome() {
        meters.request("verify", null);
        meters.request("verify", Fault.NO_FACE);
        meters.request("verify", Fault.NO_FACE);

        assertThat(registry.get("keycloak.face.requests")
                        .tags("endpoint", "verify", "outcome", "ok")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("keycloak.face.requests")
                        .tags("endpoint", "verify", "outcome", "no_face")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void whatIsAnnouncedBeginsWithNothing() {
        meters.willDecide(Use.LOGIN);
        meters.willCountUnreadableTemplates(Fault.values());

        assertThat(registry.get("keycloak.face.decisions").counter().count()).isZero();
        assertThat(registry.get("keycloak.face.templates.unreadable").counter().count())
                .isZero();
    }

    /** Sum and maximum are told as well: they must not say more than the buckets do. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0.1, 12", "12, 12", "59.99, 60", "60, 60", "60.01, 72", "110.614, 120", "200, 204"})
    void aScoreIsToldInWholeDecades(double score, double told) {
        meters.score(Use.API, true, score);

        assertThat(registry.get("keycloak.face.score").summary().totalAmount()).isEqualTo(told);
        assertThat(registry.get("keycloak.face.score").summary().max()).isEqualTo(told);
    }

    @Test
    void theBucketsOfScoresAreDecades() {
        meters.score(Use.LOGIN, false, 59);
        meters.score(Use.LOGIN, false, 61);

        assertThat(Arrays.stream(registry.get("keycloak.face.score")
                                .summary()
                                .takeSnapshot()
                                .histogramCounts())
                        .collect(Collectors.toMap(CountAtBucket::bucket, CountAtBucket::count)))
                .containsEntry(48.0, 0.0)
                .containsEntry(60.0, 1.0)
                .containsEntry(72.0, 2.0);
    }

    @Test
    void timesAreKept() {
        meters.stage(Fault.NO_FACE, 3_000_000);
        meters.operation(Fault.NO_FACE, Fault.NO_FACE, 5_000_000);
        meters.waited(Fault.NO_FACE, Fault.NO_FACE, 7_000_000);

        for (String name : new String[] {"stage", "operation", "queue.wait"}) {
            assertThat(registry.get("keycloak.face." + name).timer().count()).isEqualTo(1);
        }
        assertThat(registry.get("keycloak.face.stage").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(3);
    }

    /** As on a server without {@code --metrics-enabled}. */
    @Test
    void aRegistryWithoutChildrenKeepsNothing() {
        CompositeMeterRegistry empty = new CompositeMeterRegistry();
        FaceMeters none = new FaceMeters(empty);

        none.request("verify", null);
        none.score(Use.API, true, 60);

        assertThat(empty.get("keycloak.face.requests").counter().count()).isZero();
        assertThat(empty.get("keycloak.face.score").summary().count()).isZero();
    }
}
