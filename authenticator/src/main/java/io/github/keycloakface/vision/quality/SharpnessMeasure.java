package io.github.keycloakface.vision.quality;

import java.util.OptionalDouble;
import org.opencv.core.Rect;

/** Focus, motion and resolution: the spread of the Laplacian on the inner face, relative to the spread of its greys. */
final class SharpnessMeasure implements QualityMeasure {

    /** First percentile of lfw-dev 0.18, tenth 0.25; a Gaussian blur of 2 template pixels falls below 0.1. */
    private static final Ramp RAMP = new Ramp(0.08, 0.25);

    @Override
    public String name() {
        return "sharpness";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        Rect area = FaceView.INNER_FACE;
        double contrast = face.grey().spread(area);
        return OptionalDouble.of(contrast > 0 ? edges(face.grey(), area) / contrast : 0);
    }

    @Override
    public double value(double raw) {
        return RAMP.of(raw);
    }

    /** Root mean square of the Laplacian; its mean is 0 but for the border. */
    private static double edges(GreyPatch grey, Rect area) {
        double squares = 0;
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                int laplacian = grey.at(x - 1, y)
                        + grey.at(x + 1, y)
                        + grey.at(x, y - 1)
                        + grey.at(x, y + 1)
                        - 4 * grey.at(x, y);
                squares += (double) laplacian * laplacian;
            }
        }
        return Math.sqrt(squares / (area.width * area.height));
    }
}
