package io.github.keycloakface.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Kills one node after the other, as by kill -9, at a steady pace, and brings each back: a node that is not in service
 * again when it is time puts off the next kill, or none would be left.
 */
final class Killer implements AutoCloseable {

    private final CountDownLatch begin = new CountDownLatch(1);
    private final CountDownLatch enough = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<Integer> kills;

    Killer(Cluster cluster, Duration pace) {
        kills = thread.submit(() -> kill(cluster, pace));
    }

    private int kill(Cluster cluster, Duration pace) throws InterruptedException {
        KeycloakNode victim = cluster.a();
        int count = 0;
        begin.await();
        for (long wait = 0; !enough.await(wait, TimeUnit.NANOSECONDS); count++) {
            long start = System.nanoTime();
            victim.kill();
            victim.startAgain();
            victim.awaitReady();
            cluster.awaitAllBehindProxy();
            victim = cluster.other(victim);
            wait = Math.max(0, pace.toNanos() - (System.nanoTime() - start));
        }
        return count;
    }

    /** The first kill is now; calls after the first one change nothing. */
    void begin() {
        begin.countDown();
    }

    /**
     * Kills no more, and waits until all nodes are back.
     *
     * @return how many were killed
     */
    int end() throws InterruptedException, ExecutionException {
        enough.countDown();
        begin.countDown();
        return kills.get();
    }

    @Override
    public void close() {
        enough.countDown();
        begin.countDown();
        thread.shutdown();
    }
}
