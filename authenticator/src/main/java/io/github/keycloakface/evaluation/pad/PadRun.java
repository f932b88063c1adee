package io.github.keycloakface.evaluation.pad;

import io.github.keycloakface.evaluation.Measurement.Progress;
import io.github.keycloakface.evaluation.gallery.Photo;
import io.github.keycloakface.evaluation.gallery.PhotoSet;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.verify.FaceFinder;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Judges photos, several at a time. */
final class PadRun implements AutoCloseable {

    private final FaceFinder finder;
    private final CaptureJudge captures;
    private final ExecutorService workers;
    private final Progress progress;
    private final PadMeasurement taken;

    /** @param taken where the findings go */
    PadRun(FaceFinder finder, CaptureJudge captures, int threads, Progress progress, PadMeasurement taken) {
        this.finder = finder;
        this.captures = captures;
        this.workers = Executors.newFixedThreadPool(threads);
        this.progress = progress;
        this.taken = taken;
    }

    void judge(boolean attack, PhotoSet photos) throws IOException, InterruptedException {
        List<Callable<Consumer<PadMeasurement>>> single = new ArrayList<>();
        for (Photo photo : photos.photos()) {
            single.add(() -> single(attack, subject(photos, photo), photo));
        }
        await(kind(attack) + " photos", single);
        List<Callable<Consumer<PadMeasurement>>> together = new ArrayList<>();
        for (List<Photo> capture : CaptureJudge.captures(photos)) {
            together.add(() -> together(attack, subject(photos, capture.get(0)), capture));
        }
        await(kind(attack) + " captures", together);
    }

    private static String kind(boolean attack) {
        return attack ? "spoof" : "live";
    }

    private static String subject(PhotoSet photos, Photo photo) {
        return photos.people().get(photo.person());
    }

    private Consumer<PadMeasurement> single(boolean attack, String subject, Photo photo) throws IOException {
        try {
            Liveness judged = finder.judge(Files.readAllBytes(photo.path()))
                    .liveness()
                    .orElseThrow(() -> new IOException("These models have none for liveness: see docs/models.md"));
            return to -> to.samples().add(new PadSample(attack, subject, photo.name(), judged.score()));
        } catch (ProbeRefusedException e) {
            return to -> to.refused().merge(kind(attack) + " " + e.reason(), 1, Integer::sum);
        }
    }

    private Consumer<PadMeasurement> together(boolean attack, String subject, List<Photo> capture) throws IOException {
        CaptureJudge.Finding found = captures.judge(capture);
        return to -> {
            to.captures().add(new PadCapture(attack, subject, capture.get(0).name(), found.early(), found.whole()));
            found.defect()
                    .ifPresent(defect -> to.refused().merge(kind(attack) + " capture " + defect, 1, Integer::sum));
        };
    }

    private void await(String what, List<Callable<Consumer<PadMeasurement>>> tasks)
            throws IOException, InterruptedException {
        List<Future<Consumer<PadMeasurement>>> pending = new ArrayList<>();
        for (Callable<Consumer<PadMeasurement>> task : tasks) {
            pending.add(workers.submit(task));
        }
        LongConsumer bar = progress.begin(what, pending.size());
        for (int i = 0; i < pending.size(); i++) {
            result(pending.get(i)).accept(taken);
            bar.accept(i + 1L);
        }
    }

    private static Consumer<PadMeasurement> result(Future<Consumer<PadMeasurement>> pending)
            throws IOException, InterruptedException {
        try {
            return pending.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
