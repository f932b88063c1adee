package io.github.keycloakface.vision.align;

import io.github.keycloakface.vision.detect.FaceDetector;
import io.github.keycloakface.vision.detect.FoundFace;
import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageRejectedException;
import java.util.List;
import java.util.Optional;
import org.opencv.core.Mat;

/**
 * Finds the five points of a detected face at any roll.
 *
 * <p>Landmark models are trained on upright faces: shown a leaning one they answer with the shape they know, now and
 * then twice the same. So each face is looked at three times: as it was detected, turned upright by what that look
 * said, and askew. Looks that agree are right; where they do not, the face is detected again at each quarter turn.
 */
public final class FaceLocator {

    /**
     * Eye distances. On 500 upright LFW faces the 99th percentile is 0.041; of looks that got the roll wrong 95 % lie
     * above 0.027 and half above 0.2.
     */
    private static final double AGREED = 0.05;

    /** Degrees off upright at which points that were really seen stay and points that were made up wander. */
    private static final double ASKEW = -20;

    /**
     * Eye distances. 19 portraits were turned in steps of 15 degrees: of the 456, 16 passed {@link #AGREED} with a
     * wrong roll, and each of them wandered 0.107 or more. The 99th percentile of 291 upright LFW faces is 0.070.
     */
    private static final double STEADY = 0.09;

    /**
     * What another quarter turn must be better by. Two looks at a profile disagree, too, and then turned ones that
     * fit by chance won (2 of 2,705 LFW photos). More would turn faces upright that are upside down: at 0.1 it was 48
     * of the 456.
     */
    private static final double BENEFIT_OF_DOUBT = 0.06;

    /**
     * Doubt, summed up, above which a detection is no face. In the group photos of the tests the most doubtful face,
     * a full profile, has 0.50 and the most credible false alarm 0.83.
     */
    private static final double LOST = 0.7;

    /** The same for what was detected at one turn and is a face at another only: a railing had 0.38. */
    private static final double TURNED_LOST = 0.3;

    /** Pixels of face height from which on more resolution does not move the points. */
    private static final double FACE_HEIGHT = 160;

    private static final double[] QUARTERS = {0, 90, 180, 270};

    private final SecondSight sight;
    private final Landmarker landmarker;
    private final AveragedLooks averaged;

    public FaceLocator(FaceDetector detector, Landmarker landmarker) {
        this.sight = new SecondSight(detector);
        this.landmarker = landmarker;
        this.averaged = new AveragedLooks(landmarker);
    }

    /** The points of a face; empty when what was detected turns out to be none. */
    public Optional<LocatedFace> locate(FaceImage image, FoundFace face) throws ImageRejectedException {
        return locate(image, face, true);
    }

    /**
     * The same with a choice.
     *
     * @param steadied whether the mean of more looks is taken, see {@link AveragedLooks}
     */
    public Optional<LocatedFace> locate(FaceImage image, FoundFace face, boolean steadied)
            throws ImageRejectedException {
        FaceImage.Level level =
                image.atLeast(Math.min(1, FACE_HEIGHT / face.box().height()));
        Look look = new Look(
                face.box().center().times(level.scale()), face.box().height() * level.scale(), face.rollDegrees());
        Optional<FaceLandmarks> located = upright(level.bgr(), look);
        if (located.isEmpty()) {
            located = bestQuarter(level.bgr(), look, LOST - (1 - face.score()));
        }
        double full = 1 / level.scale();
        return located.map(l -> steadied ? averaged.steadied(level.bgr(), l) : l)
                .map(l -> LocatedFace.of(l.map(p -> p.times(full))));
    }

    /** Empty when the looks disagree. */
    private Optional<FaceLandmarks> upright(Mat bgr, Look look) {
        TwoLooks located = twoLooks(bgr, look);
        boolean sure = located.disagreement() <= AGREED && wandering(bgr, look, located.points()) <= STEADY;
        return sure ? Optional.of(located.second()) : Optional.empty();
    }

    private Optional<FaceLandmarks> bestQuarter(Mat bgr, Look look, double mostDoubt) {
        FaceLandmarks best = null;
        double least = mostDoubt;
        for (double quarter : QUARTERS) {
            Look turned = look.turned(look.roll() + quarter);
            Look first = sight.again(bgr, turned).map(SecondSight.Seen::look).orElse(turned);
            Look leaning = first.turned(twoLooks(bgr, first).points().rollDegrees());
            Optional<SecondSight.Seen> seen = sight.again(bgr, leaning);
            if (seen.isPresent()) {
                TwoLooks located = twoLooks(bgr, seen.get().look());
                double wandering = wandering(bgr, seen.get().look(), located.points());
                double doubt =
                        located.disagreement() + wandering + 1 - seen.get().score();
                if (quarter != 0) {
                    doubt = doubt <= TURNED_LOST ? doubt + BENEFIT_OF_DOUBT : LOST;
                }
                if (doubt < least) {
                    least = doubt;
                    best = located.second();
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private double wandering(Mat bgr, Look look, FivePoints points) {
        return disagreement(
                landmarks(bgr, look.turned(points.rollDegrees() + ASKEW)).fivePoints(), points);
    }

    /** @param disagreement mean distance between the five points of two looks at a face, in eye distances; 0 is best */
    private record TwoLooks(FaceLandmarks second, double disagreement) {

        FivePoints points() {
            return second.fivePoints();
        }
    }

    private TwoLooks twoLooks(Mat bgr, Look look) {
        FivePoints first = landmarks(bgr, look).fivePoints();
        FaceLandmarks second = landmarks(bgr, look.turned(first.rollDegrees()));
        return new TwoLooks(second, disagreement(first, second.fivePoints()));
    }

    private FaceLandmarks landmarks(Mat bgr, Look look) {
        return landmarker.locate(bgr, look.center(), look.side(), look.roll());
    }

    private static double disagreement(FivePoints a, FivePoints b) {
        List<Point> p = a.asList();
        List<Point> q = b.asList();
        double sum = 0;
        for (int i = 0; i < p.size(); i++) {
            sum += p.get(i).distance(q.get(i));
        }
        double eyes = b.eyeDistance();
        return eyes > 0 ? sum / p.size() / eyes : Double.POSITIVE_INFINITY;
    }
}
