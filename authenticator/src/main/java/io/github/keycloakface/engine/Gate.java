package io.github.keycloakface.engine;

import io.github.keycloakface.metrics.FaceMeters;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a bounded weight in, first come first served, and keeps a bounded number of callers waiting a bounded time. */
final class Gate {

    private final int capacity;
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger();
    private final int maxWaiting;
    private final Duration maxWait;
    private final int retryAfterSeconds;
    private final Queue queue;
    private final FaceMeters meters;

    /** How it went for who came. */
    private enum Entry {
        LET_IN,
        QUEUE_FULL,
        TIMED_OUT
    }

    Gate(Queue queue, int capacity, EngineConfig config, FaceMeters meters) {
        this.queue = queue;
        this.meters = meters;
        this.capacity = capacity;
        this.free = new Semaphore(capacity, true);
        this.maxWaiting = config.maxWaiting();
        this.maxWait = config.maxWait();
        this.retryAfterSeconds = config.retryAfterSeconds();
    }

    /**
     * @param weight 0 to the capacity; more counts as the capacity: the heaviest caller gets in alone, not never
     * @throws EngineBusyException when too many wait already, or the wait was in vain
     */
    Permit enter(int weight) throws EngineBusyException {
        int taken = Math.min(weight, capacity);
        long before = System.nanoTime();
        // not tryAcquire(taken): that one overtakes the callers who wait
        Entry entry = acquire(taken, Duration.ZERO) ? Entry.LET_IN : queue(taken);
        meters.waited(queue, entry, System.nanoTime() - before);
        if (entry != Entry.LET_IN) {
            throw new EngineBusyException(retryAfterSeconds);
        }
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                free.release(taken);
            }
        };
    }

    int waiting() {
        return waiting.get();
    }

    /** 0 for none to 1 for all. */
    double taken() {
        return 1 - (double) free.availablePermits() / capacity;
    }

    /** Takes everything for good, so that nobody is inside and nobody comes in any more. */
    boolean shut(Duration patience) {
        return acquire(capacity, patience);
    }

    private Entry queue(int weight) {
        if (waiting.incrementAndGet() > maxWaiting) {
            waiting.decrementAndGet();
            return Entry.QUEUE_FULL;
        }
        boolean entered = acquire(weight, maxWait);
        waiting.decrementAndGet();
        return entered ? Entry.LET_IN : Entry.TIMED_OUT;
    }

    private boolean acquire(int weight, Duration patience) {
        try {
            return free.tryAcquire(weight, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
