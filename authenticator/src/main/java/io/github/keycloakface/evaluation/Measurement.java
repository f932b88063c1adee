package io.github.keycloakface.evaluation;

import io.github.keycloakface.evaluation.EvaluationReport.Fused;
import io.github.keycloakface.evaluation.EvaluationReport.Split;
import io.github.keycloakface.evaluation.gallery.Gallery;
import io.github.keycloakface.evaluation.gallery.GalleryReader;
import io.github.keycloakface.evaluation.gallery.IgnoredPairs;
import io.github.keycloakface.evaluation.gallery.PhotoSet;
import io.github.keycloakface.evaluation.statistics.AllPairs;
import io.github.keycloakface.evaluation.statistics.Comparisons;
import io.github.keycloakface.evaluation.statistics.FaceSet;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.match.ScoreCalibration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Photos, embedded and compared with each other.
 *
 * @param data name of the folder
 * @param peoplePairsIgnored how many pairs of people were left out of the impostors
 * @param center what was taken out of each face before they were compared; empty for nothing
 */
public record Measurement(
        String data, Gallery gallery, int peoplePairsIgnored, Comparisons comparisons, List<Double> center) {

    /**
     * What to measure.
     *
     * @param root folder that holds a folder a person
     * @param pairs list of pairs, null for all photos of the folder
     * @param ignore list of pairs of people to leave out, null for none
     * @param cache file that keeps embeddings, null for none
     * @param minQuality 0..100; faces below are failures to enroll
     * @param threads how many photos are worked on at a time
     */
    public record Options(Path root, Path pairs, Path ignore, Path cache, double minQuality, int threads) {}

    /** Is told how far the work is. */
    @FunctionalInterface
    public interface Progress {

        /** Begins a step; what it returns is told, by any thread, how many of the total are done. */
        LongConsumer begin(String label, long total);
    }

    /** Finds what to take out of each face before they are compared. */
    @FunctionalInterface
    public interface Centering {

        /**
         * The center, as long as an embedding, or empty.
         *
         * @throws IOException when the gallery holds too little to find one
         */
        List<Double> centerOf(Gallery gallery) throws IOException;
    }

    /**
     * Embeds and compares.
     *
     * @param models names the models and their settings
     * @param centering finds what to take out of each face before they are compared
     * @throws IOException when files cannot be read or hold too little to measure anything
     */
    public static Measurement take(
            FacePipeline pipeline, String models, Options options, Centering centering, Progress progress)
            throws IOException, InterruptedException {
        PhotoSet photos =
                options.pairs == null ? PhotoSet.folder(options.root) : PhotoSet.listed(options.root, options.pairs);
        Set<Long> ignored = options.ignore == null ? Set.of() : IgnoredPairs.read(options.ignore, photos.people());
        Gallery gallery;
        try (GalleryReader reader = new GalleryReader(pipeline, models, options.cache)) {
            LongConsumer bar = progress.begin("photos", photos.photos().size());
            gallery = reader.read(photos, options.minQuality, options.threads, bar::accept);
        }
        List<Double> center = centering.centerOf(gallery);
        Comparisons comparisons = compare(gallery.without(center), ignored, options.threads, progress);
        if (comparisons.genuineCount() == 0 || comparisons.impostorCount() == 0) {
            throw new IOException(
                    options.root + " must hold two people at least, one of them with two photos: a folder a person");
        }
        String data = options.root.toAbsolutePath().normalize().getFileName().toString();
        return new Measurement(data, gallery, ignored.size(), comparisons, center);
    }

    private static Comparisons compare(Gallery gallery, Set<Long> ignored, int threads, Progress progress)
            throws InterruptedException {
        if (!gallery.photos().foldersArePeople()) {
            return ListedPairs.compare(gallery);
        }
        LongConsumer bar =
                progress.begin("pairs", AllPairs.count(gallery.samples().size()));
        return AllPairs.compare(gallery.faces(ignored), threads, bar);
    }

    /** People divided by lot, see {@link EvaluationReport.Split}. */
    public Split split(Options options, int splits) throws IOException, InterruptedException {
        return new HalvesOfPeople(comparisons.faces(), options.threads).measure(splits, Evaluation.SEED);
    }

    /**
     * Several references against several frames, see {@link EvaluationReport.Fused}.
     *
     * @throws IOException when nobody has photos enough, or the folders do not tell who is who
     */
    public Fused fused(int references, int frames, ScoreCalibration calibration) throws IOException {
        if (!comparisons.isAllPairs()) {
            throw new IOException(
                    "several references or frames need a folder a person; the list of pairs says otherwise");
        }
        // as embedded: the calibration takes out what is common, as in a login
        FaceSet faces = gallery.faces(comparisons.faces().ignored());
        return FusedMeasurement.of(faces, references, frames, calibration);
    }
}
