package io.github.keycloakface.evaluation.statistics;

import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.match.References;
import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.verify.FaceProbe;
import io.github.keycloakface.vision.verify.ProbeFusion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Several references against several frames, judged by the classes that judge a login.
 *
 * <p>Strangers: each person's photos are dealt out in their order, first to references, then anew to probes; every
 * reference set meets every probe of other people. Genuine: as many trials as the person has photos, each begins one
 * photo later; no photo is both reference and frame.
 */
public final class FusedTrials {

    /** A pair of faces that a login would refuse to fuse: the frames are not alike enough. */
    private static final double REFUSED = Double.NaN;

    private static final String MODEL = "measured";

    private final FaceSet faces;
    private final int references;
    private final int frames;
    private final ScoreCalibration calibration;
    private final List<int[]> photosOfPeople;

    private FusedTrials(FaceSet faces, int references, int frames, ScoreCalibration calibration) {
        this.faces = faces;
        this.references = references;
        this.frames = frames;
        this.calibration = calibration;
        this.photosOfPeople = IntStream.range(0, faces.peopleCount())
                .mapToObj(person -> IntStream.range(0, faces.size())
                        .filter(face -> faces.people()[face] == person)
                        .toArray())
                .toList();
    }

    /**
     * Compares.
     *
     * @param references photos that are enrolled, 1 or more
     * @param frames photos that make a probe, 1 or more
     */
    public static FusedScores compare(FaceSet faces, int references, int frames, ScoreCalibration calibration) {
        FusedTrials trials = new FusedTrials(faces, references, frames, calibration);
        return new FusedScores(trials.genuine(), trials.impostors(), faces.peopleCount());
    }

    private List<FusedScores.Genuine> genuine() {
        List<FusedScores.Genuine> scores = new ArrayList<>();
        for (int person = 0; person < photosOfPeople.size(); person++) {
            int[] photos = photosOfPeople.get(person);
            for (int start = 0; photos.length >= references + frames && start < photos.length; start++) {
                References enrolled = enrolled(turned(photos, start, references));
                double score = probe(turned(photos, start + references, frames))
                        .map(probe -> enrolled.match(probe, calibration).score())
                        .orElse(REFUSED);
                scores.add(new FusedScores.Genuine(person, score));
            }
        }
        return scores;
    }

    private static int[] turned(int[] photos, int start, int count) {
        return IntStream.range(start, start + count)
                .map(i -> photos[i % photos.length])
                .toArray();
    }

    private record Probe(int person, Embedding face) {}

    private ScoreHistogram impostors() {
        List<Probe> probes = new ArrayList<>();
        for (int person = 0; person < photosOfPeople.size(); person++) {
            for (int[] dealt : dealt(photosOfPeople.get(person), frames)) {
                int of = person;
                probe(dealt).ifPresent(face -> probes.add(new Probe(of, face)));
            }
        }
        return IntStream.range(0, photosOfPeople.size())
                .parallel()
                .mapToObj(person -> strangersOf(person, probes))
                .reduce(new ScoreHistogram(), ScoreHistogram::plus);
    }

    private ScoreHistogram strangersOf(int person, List<Probe> probes) {
        ScoreHistogram scores = new ScoreHistogram();
        for (int[] dealt : dealt(photosOfPeople.get(person), references)) {
            References enrolled = enrolled(dealt);
            for (Probe probe : probes) {
                if (probe.person != person && !faces.isIgnored(person, probe.person)) {
                    scores.add(enrolled.match(probe.face, calibration).score());
                }
            }
        }
        return scores;
    }

    /** Whole sets only; photos that are left over make none. */
    private static List<int[]> dealt(int[] photos, int size) {
        return IntStream.range(0, photos.length / size)
                .mapToObj(set -> Arrays.copyOfRange(photos, set * size, (set + 1) * size))
                .toList();
    }

    private References enrolled(int[] photos) {
        return new References(Arrays.stream(photos).mapToObj(this::embedding).toList());
    }

    private Optional<Embedding> probe(int[] photos) {
        // the quality of the frames plays no part in what is compared
        List<FaceProbe> shown = Arrays.stream(photos)
                .mapToObj(photo -> new FaceProbe(embedding(photo), 0))
                .toList();
        return ProbeFusion.mean(shown, calibration).map(FaceProbe::embedding);
    }

    private Embedding embedding(int photo) {
        return Embedding.ofRaw(MODEL, faces.units()[photo]);
    }
}
