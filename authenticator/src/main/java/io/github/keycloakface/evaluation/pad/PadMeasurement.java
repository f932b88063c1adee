package io.github.keycloakface.evaluation.pad;

import io.github.keycloakface.evaluation.Measurement.Progress;
import io.github.keycloakface.evaluation.gallery.Photo;
import io.github.keycloakface.evaluation.gallery.PhotoSet;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.verify.FaceFinder;
import io.github.keycloakface.vision.verify.JudgedFace;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/**
 * Photos of people and of pictures of people, judged.
 *
 * @param refused how many of each kind could not be judged, by kind and reason
 */
public record PadMeasurement(List<PadSample> samples, TreeMap<String, Integer> refused) {

    /**
     * Judges photos. In each the face of best quality counts, as for {@code face/liveness}.
     *
     * @param live folder that holds a folder a person with photos of that person; null for none
     * @param spoof the same with photos of pictures of that person; null for none
     * @param threads how many photos are worked on at a time
     * @throws IOException when a folder cannot be read, or the models cannot judge
     */
    public static PadMeasurement take(FaceFinder finder, Path live, Path spoof, int threads, Progress progress)
            throws IOException, InterruptedException {
        PadMeasurement taken = new PadMeasurement(new ArrayList<>(), new TreeMap<>());
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            if (live != null) {
                taken.add(finder, false, PhotoSet.folder(live), workers, progress);
            }
            if (spoof != null) {
                taken.add(finder, true, PhotoSet.folder(spoof), workers, progress);
            }
        } finally {
            workers.shutdownNow();
        }
        return taken;
    }

    private void add(FaceFinder finder, boolean attack, PhotoSet photos, ExecutorService workers, Progress progress)
            throws IOException, InterruptedException {
        String kind = attack ? "spoof" : "live";
        List<Future<JudgedFace>> pending = new ArrayList<>();
        for (Photo photo : photos.photos()) {
            pending.add(workers.submit(() -> finder.judge(Files.readAllBytes(photo.path()))));
        }
        LongConsumer bar = progress.begin(kind + " photos", pending.size());
        for (int i = 0; i < pending.size(); i++) {
            Photo photo = photos.photos().get(i);
            String subject = photos.people().get(photo.person());
            judged(pending.get(i), kind)
                    .ifPresent(judged -> samples.add(new PadSample(attack, subject, photo.name(), judged.score())));
            bar.accept(i + 1L);
        }
    }

    private Optional<Liveness> judged(Future<JudgedFace> pending, String kind)
            throws IOException, InterruptedException {
        try {
            return Optional.of(pending.get()
                    .liveness()
                    .orElseThrow(() -> new IOException("These models have none for liveness: see docs/models.md")));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProbeRefusedException refused) {
                this.refused.merge(kind + " " + refused.reason(), 1, Integer::sum);
                return Optional.empty();
            }
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Those of one kind. */
    List<PadSample> of(boolean attack) {
        return samples.stream().filter(sample -> sample.attack() == attack).toList();
    }
}
