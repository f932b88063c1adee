package io.github.keycloakface.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls that start at the same moment. */
final class AtOnce {

    private AtOnce() {}

    static <T> List<T> both(Callable<T> one, Callable<T> other) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<T>> calls = new ArrayList<>();
            for (Callable<T> call : List.of(one, other)) {
                calls.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            return List.of(calls.get(0).get(), calls.get(1).get());
        } finally {
            threads.shutdownNow();
        }
    }
}
