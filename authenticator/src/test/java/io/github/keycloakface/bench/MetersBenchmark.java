package io.github.keycloakface.bench;

import io.github.keycloakface.metrics.FaceMeters;
import io.github.keycloakface.vision.stage.Stage;
import io.github.keycloakface.vision.stage.StageTimer;
import io.github.keycloakface.vision.stage.StageWatch;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What watching costs for a thousand photos: with nobody who listens, without metrics, and with them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MetersBenchmark {

    private final FaceMeters off = new FaceMeters(new CompositeMeterRegistry());
    private final FaceMeters on = new FaceMeters(new CompositeMeterRegistry().add(new SimpleMeterRegistry()));

    @Benchmark
    public void thousandPhotosUnwatched() {
        photos(StageTimer.NONE);
    }

    @Benchmark
    public void thousandPhotosWithoutMetrics() {
        photos(off::stage);
    }

    @Benchmark
    public void thousandPhotosWithMetrics() {
        photos(on::stage);
    }

    private static void photos(StageTimer timer) {
        for (int photo = 0; photo < 1000; photo++) {
            StageWatch watch = new StageWatch(timer);
            for (Stage stage : Stage.values()) {
                watch.during(stage, () -> null);
            }
            watch.report();
        }
    }
}
