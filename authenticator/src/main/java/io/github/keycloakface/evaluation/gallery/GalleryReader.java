package io.github.keycloakface.evaluation.gallery;

import io.github.keycloakface.evaluation.statistics.Cosine;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Embeds photos, several at a time, or takes from a cache what was embedded before. */
public final class GalleryReader implements AutoCloseable {

    /** So many cached readings are made anew before the rest is believed. */
    private static final int PROBES = 3;

    /** The same chain on another processor differs in the seventh digit; another alignment in the third. */
    private static final double SAME = 0.9999;

    private final PhotoReader reader;
    private final EmbeddingCache cache;

    /**
     * Prepares to read.
     *
     * @param models names the models and their settings: what else an embedding depends on is found out by probes
     * @param cache file that keeps embeddings from one run to the next; null for none
     * @throws IOException when the cache cannot be used
     */
    public GalleryReader(FacePipeline pipeline, String models, Path cache) throws IOException {
        this.reader = new PhotoReader(pipeline, new ImageDecoder(ImageLimits.DEFAULT));
        this.cache =
                cache == null ? null : EmbeddingCache.open(cache, Digest.of(models.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads all photos.
     *
     * @param minQuality 1..100: faces below are failures
     * @param threads how many photos are worked on at a time
     * @param progress told after each photo how many are done
     * @throws IOException when the cache cannot be written; photos that cannot be read are failures
     */
    public Gallery read(PhotoSet photos, double minQuality, int threads, IntConsumer progress)
            throws IOException, InterruptedException {
        if (cache != null && !cache.isEmpty() && isStale(photos)) {
            cache.clear();
        }
        List<Sample> samples = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Reading>> pending = new ArrayList<>();
            for (Photo photo : photos.photos()) {
                pending.add(workers.submit(() -> read(photo.path())));
            }
            for (int i = 0; i < pending.size(); i++) {
                Photo photo = photos.photos().get(i);
                Reading reading = get(pending.get(i));
                if (!reading.isFace()) {
                    failures.add(new Failure(photo, reading.failure()));
                } else if (reading.quality() < minQuality) {
                    failures.add(new Failure(photo, Failure.Reason.LOW_QUALITY));
                } else {
                    samples.add(new Sample(i, photo.person(), reading.unit(), reading.quality(), reading.components()));
                }
                progress.accept(i + 1);
            }
        } finally {
            workers.shutdownNow();
        }
        return new Gallery(photos, samples, failures);
    }

    private static Reading get(Future<Reading> pending) throws IOException, InterruptedException {
        try {
            return pending.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException cache) {
                throw cache.getCause();
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Reading read(Path photo) {
        Optional<byte[]> bytes = bytes(photo);
        if (bytes.isEmpty()) {
            return Reading.failed(tooLarge(photo) ? Failure.Reason.TOO_LARGE : Failure.Reason.UNREADABLE);
        }
        if (cache == null) {
            return reader.read(bytes.get());
        }
        String key = Digest.of(bytes.get());
        Optional<Reading> known = cache.find(key);
        if (known.isPresent()) {
            return known.get();
        }
        Reading reading = reader.read(bytes.get());
        try {
            cache.add(key, reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reading;
    }

    private static Optional<byte[]> bytes(Path photo) {
        try {
            return tooLarge(photo) ? Optional.empty() : Optional.of(Files.readAllBytes(photo));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean tooLarge(Path photo) {
        try {
            return Files.size(photo) > ImageLimits.DEFAULT.maxBytes();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the code around the models has changed since: a few embeddings made anew tell. */
    private boolean isStale(PhotoSet photos) {
        int left = PROBES;
        for (Photo photo : photos.photos()) {
            Optional<byte[]> bytes = bytes(photo.path());
            Optional<Reading> known = bytes.flatMap(b -> cache.find(Digest.of(b)));
            if (known.isPresent() && known.get().isFace()) {
                Reading fresh = reader.read(bytes.get());
                if (!isSame(fresh, known.get())) {
                    return true;
                }
                left--;
            }
            if (left == 0) {
                return false;
            }
        }
        return false;
    }

    private static boolean isSame(Reading fresh, Reading known) {
        return fresh.isFace()
                && fresh.unit().length == known.unit().length
                && Cosine.of(fresh.unit(), known.unit()) >= SAME;
    }

    @Override
    public void close() throws IOException {
        if (cache != null) {
            cache.close();
        }
    }
}
