package io.github.keycloakface.bench;

import ai.onnxruntime.OrtException;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs all benchmarks several times over, one short JVM each, and writes the medians and the ratio of a whole
 * comparison to its bare ONNX Runtime calls to target/bench.txt.
 *
 * <p>Arguments: rounds (5), then a pattern of benchmarks (all).
 */
public final class BenchReport {

    private static final String PACKAGE = BenchReport.class.getPackageName();

    private record Figure(double clock, double cpu) {}

    private final Map<String, List<Figure>> figures = new TreeMap<>();

    private BenchReport() {}

    public static void main(String[] args)
            throws RunnerException, IOException, ModelException, ImageRejectedException, OrtException,
                    ProbeRefusedException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        String pattern = args.length > 1 ? args[1] : PACKAGE;
        BenchReport report = new BenchReport();
        for (int round = 0; round < rounds; round++) {
            report.add(new Runner(options(pattern)).run());
        }
        report.write(Path.of("target", "bench.txt"), PairedRatio.measured());
    }

    private static Options options(String pattern) {
        return new OptionsBuilder()
                .include(pattern)
                .forks(1)
                .threads(1)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgsAppend("-Xms256m", "-Xmx256m")
                .addProfiler(ThreadCpuProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.NORMAL)
                .build();
    }

    private void add(Collection<RunResult> results) {
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark().substring(PACKAGE.length() + 1);
            Result<?> cpu = result.getSecondaryResults().get(ThreadCpuProfiler.LABEL);
            figures.computeIfAbsent(name, k -> new ArrayList<>())
                    .add(new Figure(result.getPrimaryResult().getScore(), cpu.getScore()));
        }
    }

    private void write(Path file, PairedRatio ratio) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(line("ms per operation, median of the rounds", "clock", "CPU"));
        figures.forEach((name, of) -> lines.add(line(
                name,
                number(median(of.stream().map(Figure::clock).toList())),
                number(median(of.stream().map(Figure::cpu).toList())))));
        lines.add(line("whole comparison / bare calls", number(ratio.clock()), number(ratio.cpu())));
        Files.write(file, lines);
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String line(String name, String clock, String cpu) {
        return String.format(Locale.ROOT, "%-45s %10s %10s", name, clock, cpu);
    }
}
