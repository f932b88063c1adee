package io.github.keycloakface.evaluation.pad;

import io.github.keycloakface.evaluation.Measurement.Progress;
import io.github.keycloakface.evaluation.gallery.PhotoSet;
import io.github.keycloakface.vision.verify.CaptureReader;
import io.github.keycloakface.vision.verify.FaceFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Photos of people and of pictures of people, judged.
 *
 * @param samples each photo by itself
 * @param captures three photos at a time
 * @param refused how many photos and captures of each kind could not be judged, by kind and reason
 */
public record PadMeasurement(List<PadSample> samples, List<PadCapture> captures, TreeMap<String, Integer> refused) {

    /**
     * Judges photos. In each the face of best quality counts, as for {@code face/liveness}; in captures the largest, as
     * for a login.
     *
     * @param live folder that holds a folder a person with photos of that person; null for none
     * @param spoof the same with photos of pictures of that person; null for none
     * @param threads how many photos are worked on at a time
     * @throws IOException when a folder cannot be read, or the models cannot judge
     */
    public static PadMeasurement take(
            FaceFinder finder, CaptureReader reader, Path live, Path spoof, int threads, Progress progress)
            throws IOException, InterruptedException {
        PadMeasurement taken = new PadMeasurement(new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
        try (PadRun run = new PadRun(finder, new CaptureJudge(reader), threads, progress, taken)) {
            if (live != null) {
                run.judge(false, PhotoSet.folder(live));
            }
            if (spoof != null) {
                run.judge(true, PhotoSet.folder(spoof));
            }
        }
        return taken;
    }

    /** Photos of one kind. */
    List<PadSample> of(boolean attack) {
        return samples.stream().filter(sample -> sample.attack() == attack).toList();
    }

    List<PadCapture> capturesOf(boolean attack) {
        return captures.stream().filter(capture -> capture.attack() == attack).toList();
    }
}
