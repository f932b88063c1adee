package io.github.keycloakface.vision.align;

import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.geometry.Similarity;
import java.util.List;
import org.opencv.core.Mat;

/** Brings a face to the 112x112 template on which embedders of the ArcFace family are trained. */
public final class FaceAligner {

    public static final int SIDE = 112;

    /**
     * Deng et al., "ArcFace", 2019, as in the authors' published preprocessing; order of {@link FivePoints#asList()}.
     */
    private static final List<Point> TEMPLATE = List.of(
            new Point(38.2946, 51.6963),
            new Point(73.5318, 51.5014),
            new Point(56.0252, 71.7366),
            new Point(41.5493, 92.3655),
            new Point(70.7299, 92.2041));

    /**
     * The face's box on the template: median center and height of the default detector's box on 500 LFW photos.
     */
    public static final Point BOX_CENTER = new Point(56.0, 62.6);

    public static final double BOX_HEIGHT = 114.3;

    private FaceAligner() {}

    /** Maps image pixels to template pixels. */
    public static Similarity toTemplate(FivePoints points) {
        return Similarity.fit(points.asList(), TEMPLATE);
    }

    /**
     * Cuts the face out, upright and in the template's size.
     *
     * @param bgr CV_8UC3
     * @param toTemplate pixels of {@code bgr} to template pixels
     * @return CV_8UC3, 112x112, to be released by the caller
     */
    public static Mat align(Mat bgr, Similarity toTemplate) {
        return Crop.square(bgr, toTemplate, SIDE);
    }
}
