package io.github.keycloakface.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time of the benchmark's threads for one operation. On a machine whose cores are shared it says more than the
 * clock: time that other programs took is not in it, nor is that of the JVM's compiler and collector.
 */
public final class ThreadCpuProfiler implements InternalProfiler {

    static final String LABEL = "threadCpu";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Long, Long> before = new HashMap<>();

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before.clear();
        for (ThreadInfo worker : workers()) {
            before.put(worker.getThreadId(), threads.getThreadCpuTime(worker.getThreadId()));
        }
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long nanos = 0;
        for (ThreadInfo worker : workers()) {
            long id = worker.getThreadId();
            nanos += threads.getThreadCpuTime(id) - before.getOrDefault(id, 0L);
        }
        long operations = result.getMetadata().getAllOps();
        return operations == 0
                ? List.of()
                : List.of(new ScalarResult(LABEL, nanos / 1e6 / operations, "ms/op", AggregationPolicy.AVG));
    }

    private List<ThreadInfo> workers() {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().contains("jmh-worker"))
                .toList();
    }

    @Override
    public String getDescription() {
        return "CPU time of the benchmark's threads per operation";
    }
}
