package io.github.keycloakface.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills one node after the other, as by kill -9, and brings each back before it takes the next. */
final class Killer implements AutoCloseable {

    /** Soon, so that a short run sees one, too. */
    private static final Duration FIRST = Duration.ofSeconds(3);

    private final CountDownLatch enough = new CountDownLatch(1);
    private final Thread thread;
    private final AtomicInteger kills = new AtomicInteger();

    Killer(Cluster cluster, Duration pause) {
        thread = new Thread(() -> kill(cluster, pause), "killer");
        thread.start();
    }

    private void kill(Cluster cluster, Duration pause) {
        KeycloakNode victim = cluster.a();
        Duration next = FIRST;
        while (pause(next)) {
            victim.kill();
            kills.incrementAndGet();
            victim.startAgain();
            victim.awaitReady();
            victim = cluster.other(victim);
            next = pause;
        }
    }

    private boolean pause(Duration pause) {
        try {
            return !enough.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    int kills() {
        return kills.get();
    }

    /** All nodes are back after this. */
    @Override
    public void close() {
        enough.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
