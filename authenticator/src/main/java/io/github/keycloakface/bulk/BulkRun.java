package io.github.keycloakface.bulk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Works through all people, several at a time; the first failure that concerns all of them ends it. */
public final class BulkRun {

    /** What one photo may take when the server comes and goes. */
    private static final long PATIENCE_MINUTES = 10;

    private final BulkEnrollment bulk;
    private final List<BulkPhoto> photos;
    private final BiConsumer<Integer, BulkResult> progress;
    private final Map<BulkPhoto, BulkResult> results = new ConcurrentHashMap<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private int done;

    /** @param progress hears of each photo, with the number of those that are done; by one thread at a time */
    public BulkRun(BulkEnrollment bulk, List<BulkPhoto> photos, BiConsumer<Integer, BulkResult> progress) {
        this.bulk = bulk;
        this.photos = photos;
        this.progress = progress;
    }

    /**
     * Works until all photos are done with.
     *
     * @param parallel people at a time, 1 or more
     * @throws BulkStopped when none of the photos left can be enrolled, for now or at all
     * @throws IOException when what was done cannot be noted
     */
    public void run(int parallel) throws BulkStopped, IOException, InterruptedException {
        Map<String, List<BulkPhoto>> people = photos.stream()
                .collect(Collectors.groupingBy(BulkPhoto::user, LinkedHashMap::new, Collectors.toList()));
        ExecutorService workers = Executors.newFixedThreadPool(parallel);
        CompletionService<Void> ends = new ExecutorCompletionService<>(workers);
        people.values().forEach(own -> ends.submit(() -> enroll(own)));
        try {
            for (int ended = 0; ended < people.size(); ended++) {
                ends.take().get();
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            // who is at work ends the photo in hand, so that its outcome is noted
            stopped.set(true);
            workers.shutdown();
            workers.awaitTermination(PATIENCE_MINUTES, TimeUnit.MINUTES);
        }
    }

    private Void enroll(List<BulkPhoto> own) throws BulkStopped, IOException, InterruptedException {
        try {
            return new PersonEnrollment(bulk, own, this::settle, stopped::get).call();
        } catch (BulkStopped | IOException e) {
            // before this worker takes up the next person
            stopped.set(true);
            throw e;
        }
    }

    /** In the order of the photos; those that were not reached are missing. */
    public List<BulkResult> results() {
        List<BulkResult> inOrder = new ArrayList<>();
        for (BulkPhoto photo : photos) {
            BulkResult result = results.get(photo);
            if (result != null) {
                inOrder.add(result);
            }
        }
        return inOrder;
    }

    private synchronized void settle(BulkResult result) {
        results.put(result.photo(), result);
        done++;
        progress.accept(done, result);
    }

    private static BulkStopped failure(Throwable cause) throws IOException {
        if (cause instanceof BulkStopped failure) {
            return failure;
        }
        if (cause instanceof IOException e) {
            throw e;
        }
        throw new IllegalStateException(cause);
    }
}
