package io.github.keycloakface.evaluation;

import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/** Measures the pipeline on a folder that holds a folder of photos for each person. */
public final class Evaluation {

    private static final double[] RATES = {0.5, 0.2, 0.1, 0.03, 0.01, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5, 3e-6, 1e-6};

    /** A rate is only reported when this many impostor pairs lie above its threshold: fewer would be luck. */
    private static final int LEAST_COUNT = 10;

    private static final long SEED = 20260101L;

    private final FacePipeline pipeline;
    private final String pack;

    public Evaluation(FacePipeline pipeline, String pack) {
        this.pipeline = pipeline;
        this.pack = pack;
    }

    /** How many photos {@link #run} will look at. */
    public static int photoCount(Path root) throws IOException {
        return Gallery.photos(root).size();
    }

    /**
     * Embeds all photos and compares all pairs.
     *
     * @param ignore CSV of name1,name2,...: pairs of people left out of the impostors; null for none
     * @param progress told after each photo how many are done
     * @throws IOException when the folder cannot be read or holds too little to measure anything
     */
    public EvaluationReport run(Path root, Path ignore, int threads, IntConsumer progress)
            throws IOException, InterruptedException {
        Gallery gallery = Gallery.load(root, pipeline, new ImageDecoder(ImageLimits.DEFAULT), threads, progress);
        Comparisons comparisons = Comparisons.all(gallery.samples(), ignored(ignore, gallery.people()));
        if (comparisons.genuine().isEmpty() || comparisons.impostorCount() == 0) {
            throw new IOException(
                    root + " must hold two people at least, one of them with two photos: a folder a person");
        }
        return new EvaluationReport(
                pack,
                gallery.people().size(),
                gallery.samples().size() + gallery.failures().size(),
                gallery.failures().size(),
                comparisons.impostorCount(),
                comparisons.genuine().size(),
                BalancedAccuracy.of(gallery.samples(), comparisons.genuine(), SEED),
                operatingPoints(comparisons));
    }

    private List<EvaluationReport.OperatingPoint> operatingPoints(Comparisons comparisons) {
        List<EvaluationReport.OperatingPoint> points = new ArrayList<>();
        for (double rate : RATES) {
            if (rate * comparisons.impostorCount() >= LEAST_COUNT) {
                double cosine = comparisons.cosineAt(rate);
                points.add(new EvaluationReport.OperatingPoint(
                        comparisons.fmr(cosine),
                        cosine,
                        pipeline.calibration().score(cosine),
                        comparisons.fnmr(cosine),
                        comparisons.fnmrByPerson(cosine)));
            }
        }
        return points;
    }

    private static Set<Long> ignored(Path file, List<String> people) throws IOException {
        Set<Long> pairs = new HashSet<>();
        if (file != null) {
            for (String line : Files.readAllLines(file)) {
                String[] names = line.split(",", -1);
                int a = names.length < 2 ? -1 : people.indexOf(names[0].trim());
                int b = names.length < 2 ? -1 : people.indexOf(names[1].trim());
                if (a >= 0 && b >= 0) {
                    pairs.add(Comparisons.key(a, b));
                }
            }
        }
        return pairs;
    }
}
