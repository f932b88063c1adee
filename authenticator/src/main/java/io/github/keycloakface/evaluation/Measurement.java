package io.github.keycloakface.evaluation;

import io.github.keycloakface.evaluation.EvaluationReport.Split;
import io.github.keycloakface.evaluation.gallery.Gallery;
import io.github.keycloakface.evaluation.gallery.GalleryReader;
import io.github.keycloakface.evaluation.gallery.IgnoredPairs;
import io.github.keycloakface.evaluation.gallery.PhotoSet;
import io.github.keycloakface.evaluation.statistics.AllPairs;
import io.github.keycloakface.evaluation.statistics.Comparisons;
import io.github.keycloakface.vision.FacePipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Photos, embedded and compared with each other.
 *
 * @param data name of the folder
 * @param peoplePairsIgnored how many pairs of people were left out of the impostors
 */
public record Measurement(String data, Gallery gallery, int peoplePairsIgnored, Comparisons comparisons) {

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

    /**
     * Embeds and compares.
     *
     * @param models names the models and their settings
     * @throws IOException when files cannot be read or hold too little to measure anything
     */
    public static Measurement take(FacePipeline pipeline, String models, Options options, Progress progress)
            throws IOException, InterruptedException {
        PhotoSet photos =
                options.pairs == null ? PhotoSet.folder(options.root) : PhotoSet.listed(options.root, options.pairs);
        Set<Long> ignored = options.ignore == null ? Set.of() : IgnoredPairs.read(options.ignore, photos.people());
        Gallery gallery;
        try (GalleryReader reader = new GalleryReader(pipeline, models, options.cache)) {
            LongConsumer bar = progress.begin("photos", photos.photos().size());
            gallery = reader.read(photos, options.minQuality, options.threads, bar::accept);
        }
        Comparisons comparisons = compare(gallery, ignored, options.threads, progress);
        if (comparisons.genuineCount() == 0 || comparisons.impostorCount() == 0) {
            throw new IOException(
                    options.root + " must hold two people at least, one of them with two photos: a folder a person");
        }
        String data = options.root.toAbsolutePath().normalize().getFileName().toString();
        return new Measurement(data, gallery, ignored.size(), comparisons);
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
}
