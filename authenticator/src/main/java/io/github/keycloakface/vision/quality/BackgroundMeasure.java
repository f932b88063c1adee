package io.github.keycloakface.vision.quality;

import java.util.OptionalDouble;
import org.opencv.core.Rect;

/**
 * An even background: the spread of the greys beside the head and above it, the mean of the three. Counts for nothing
 * in the score, as the embedder does not see it; passports ask for it.
 */
final class BackgroundMeasure implements QualityMeasure {

    /** Places in a view in which the face is 57 pixels high; ears and hair lie between. */
    private static final Rect[] AROUND = {new Rect(0, 10, 18, 60), new Rect(94, 10, 18, 60), new Rect(20, 0, 72, 8)};

    /** A wall has 10 or less, the median of lfw-dev 30. */
    private static final Ramp RAMP = new Ramp(60, 12);

    @Override
    public String name() {
        return "background";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        double sum = 0;
        for (Rect area : AROUND) {
            sum += face.surroundings().spread(area);
        }
        return OptionalDouble.of(sum / AROUND.length);
    }

    @Override
    public double value(double raw) {
        return RAMP.of(raw);
    }
}
