package io.github.keycloakface.evaluation.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Compares every face with every other. Faces are taken in blocks, and the second block is turned on its side: the
 * innermost loop then adds to neighbors in memory and becomes vector instructions, which a sum along one vector does
 * not, because it would change the order of the additions. The order stays the same whatever the number of threads.
 */
public final class AllPairs {

    /** Faces of a block: 128 of 512 floats fill a quarter of a core's second cache. */
    private static final int BLOCK = 128;

    /** 6 MB a thread; covers the rates below 3 in 100 of 13 million pairs, and below 1 in 1,000 of 400 million. */
    static final int TAIL = 500_000;

    private final FaceSet faces;
    private final int blocks;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();
    private final LongConsumer progress;

    private AllPairs(FaceSet faces, LongConsumer progress) {
        this.faces = faces;
        this.blocks = (faces.size() + BLOCK - 1) / BLOCK;
        this.progress = progress;
    }

    /** How many pairs so many faces make. */
    public static long count(long faces) {
        return faces * (faces - 1) / 2;
    }

    /**
     * Compares all pairs.
     *
     * @param progress told now and then, by any thread, how many pairs are done
     * @throws TooManyPairsException when one person's pairs do not fit into memory
     */
    public static Comparisons compare(FaceSet faces, int threads, LongConsumer progress) throws InterruptedException {
        AllPairs all = new AllPairs(faces, progress);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<PairSink>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                tasks.add(all::work);
            }
            PairSink sum = new PairSink(faces, TAIL);
            for (Future<PairSink> part : workers.invokeAll(tasks)) {
                sum.addAll(get(part));
            }
            return sum.result(true);
        } finally {
            workers.shutdownNow();
        }
    }

    private static PairSink get(Future<PairSink> part) throws InterruptedException {
        try {
            return part.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TooManyPairsException tooMany) {
                throw tooMany;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private PairSink work() {
        PairSink sink = new PairSink(faces, TAIL);
        for (int rows = next.getAndIncrement(); rows < blocks; rows = next.getAndIncrement()) {
            for (int columns = rows; columns < blocks; columns++) {
                compare(rows, columns, sink);
            }
            progress.accept(done.addAndGet(pairs(rows)));
        }
        return sink;
    }

    private long pairs(int rows) {
        long from = (long) rows * BLOCK;
        long to = Math.min(faces.size(), from + BLOCK);
        return count(faces.size() - from) - count(faces.size() - to);
    }

    private void compare(int rows, int columns, PairSink sink) {
        int from = columns * BLOCK;
        int width = Math.min(BLOCK, faces.size() - from);
        float[] turned = turned(from, width);
        float[] sums = new float[width];
        int last = Math.min(faces.size(), (rows + 1) * BLOCK);
        for (int a = rows * BLOCK; a < last; a++) {
            multiply(faces.units()[a], turned, sums);
            for (int b = Math.max(a + 1, from); b < from + width; b++) {
                sink.accept(a, b, sums[b - from]);
            }
        }
    }

    /** A block with the first component of all faces first, then the second of all. */
    private float[] turned(int from, int width) {
        int length = faces.units()[from].length;
        float[] turned = new float[length * width];
        for (int face = 0; face < width; face++) {
            float[] unit = faces.units()[from + face];
            for (int d = 0; d < length; d++) {
                turned[d * width + face] = unit[d];
            }
        }
        return turned;
    }

    private static void multiply(float[] unit, float[] turned, float[] sums) {
        Arrays.fill(sums, 0);
        for (int d = 0; d < unit.length; d++) {
            float factor = unit[d];
            int at = d * sums.length;
            for (int i = 0; i < sums.length; i++) {
                sums[i] += factor * turned[at + i];
            }
        }
    }
}
