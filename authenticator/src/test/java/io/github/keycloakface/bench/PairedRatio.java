package io.github.keycloakface.bench;

import ai.onnxruntime.OrtException;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole comparison over its bare ONNX Runtime calls, taken in turn in one thread: what disturbs the machine falls on
 * both, which two benchmarks in two JVMs cannot promise. Each number is the median over the pairs.
 *
 * @param clock by the clock
 * @param cpu by the thread's CPU time
 */
record PairedRatio(double clock, double cpu) {

    private static final int WARM_UP = 25;
    private static final int PAIRS = 100;

    private record Spent(long clock, long cpu) {}

    static PairedRatio measured()
            throws IOException, ModelException, ImageRejectedException, OrtException, ProbeRefusedException {
        VerifyBenchmark whole = new VerifyBenchmark();
        BareRuntimeBenchmark bare = new BareRuntimeBenchmark();
        whole.open();
        bare.open();
        List<Double> clock = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int pair = -WARM_UP; pair < PAIRS; pair++) {
            Spent before = now();
            whole.webcamPair();
            Spent between = now();
            bare.allOfVerify();
            Spent after = now();
            if (pair >= 0) {
                clock.add((double) (between.clock - before.clock) / (after.clock - between.clock));
                cpu.add((double) (between.cpu - before.cpu) / (after.cpu - between.cpu));
            }
        }
        bare.close();
        whole.close();
        return new PairedRatio(BenchReport.median(clock), BenchReport.median(cpu));
    }

    private static Spent now() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return new Spent(System.nanoTime(), threads.getCurrentThreadCpuTime());
    }
}
