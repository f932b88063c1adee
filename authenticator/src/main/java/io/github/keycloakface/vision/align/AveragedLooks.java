package io.github.keycloakface.vision.align;

import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.geometry.Similarity;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;

/**
 * Steadies the points of a face: the mean of the points as located and of looks at it centered anew, in three sizes and
 * at two slants.
 *
 * <p>A detector's box jumps with the background, and the points with it. On the people of LFW with two photos or more
 * the accuracy on balanced pairs rose from 99.19 to 99.27 %, and the false non-matches at FMR 1e-3 fell from 1.7 to 1.5
 * %, for 1.1 ms of CPU; the slants have the smaller part in it (0.02 %). One look instead of these five, or two, was
 * not clearly worse and not better (docs/models.md, "Taken together").
 */
final class AveragedLooks {

    /** Shares of the face's height: as the landmark model's crop, a little more and a little less. */
    private static final double[] SIZES = {1, 1.1, 0.93};

    /** Degrees off the roll as located. */
    private static final double[] SLANTS = {5, -5};

    private final Landmarker landmarker;

    AveragedLooks(Landmarker landmarker) {
        this.landmarker = landmarker;
    }

    FaceLandmarks steadied(Mat bgr, FaceLandmarks located) {
        FivePoints points = located.fivePoints();
        Similarity toImage = FaceAligner.toTemplate(points).inverse();
        Point center = toImage.apply(FaceAligner.BOX_CENTER);
        double side = FaceAligner.BOX_HEIGHT * toImage.scale();
        List<FaceLandmarks> looks = new ArrayList<>(List.of(located));
        for (double size : SIZES) {
            looks.add(landmarker.locate(bgr, center, side * size, points.rollDegrees()));
        }
        for (double slant : SLANTS) {
            looks.add(landmarker.locate(bgr, center, side, points.rollDegrees() + slant));
        }
        return FaceLandmarks.mean(looks);
    }
}
