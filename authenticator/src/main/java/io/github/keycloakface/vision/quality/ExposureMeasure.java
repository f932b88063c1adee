package io.github.keycloakface.vision.quality;

import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/** Too dark or too bright: the mean grey of the inner face. */
final class ExposureMeasure implements QualityMeasure {

    /** Eyes to mouth on the 112x112 template: skin, hardly any hair or background. */
    private static final Rect INNER_FACE = new Rect(30, 40, 52, 60);

    /** The first and the 99th percentile of 500 LFW photos are 74 and 186: they keep full marks. */
    private static final Ramp DARK = new Ramp(15, 70);

    private static final Ramp BRIGHT = new Ramp(250, 200);

    @Override
    public String name() {
        return "exposure";
    }

    @Override
    public double measure(FaceView face) {
        double mean = raw(face);
        return Math.min(DARK.of(mean), BRIGHT.of(mean));
    }

    static double raw(FaceView face) {
        Mat inner = face.alignedGrey().submat(INNER_FACE);
        try {
            return Core.mean(inner).val[0];
        } finally {
            inner.release();
        }
    }
}
