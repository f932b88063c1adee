package io.github.keycloakface.vision.quality;

import java.util.OptionalDouble;
import org.opencv.core.Rect;

/** Light from one side: what the histograms of the two halves of the face have in common, 0..1. */
final class UniformLightMeasure implements QualityMeasure {

    private static final Rect LEFT = new Rect(22, 56, 28, 44);
    private static final Rect RIGHT = new Rect(62, 56, 28, 44);

    /** Levels that count as one. */
    private static final int BIN = 4;

    private static final Ramp RAMP = new Ramp(0.05, 0.5);

    @Override
    public String name() {
        return "illuminationUniformity";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        int[] left = face.grey().histogram(LEFT);
        int[] right = face.grey().histogram(RIGHT);
        int common = 0;
        for (int level = 0; level < GreyPatch.LEVELS; level += BIN) {
            common += Math.min(sum(left, level), sum(right, level));
        }
        return OptionalDouble.of((double) common / (LEFT.width * LEFT.height));
    }

    @Override
    public double value(double raw) {
        return RAMP.of(raw);
    }

    private static int sum(int[] counts, int from) {
        int sum = 0;
        for (int level = from; level < from + BIN; level++) {
            sum += counts[level];
        }
        return sum;
    }
}
