package io.github.keycloakface.vision.image;

import org.opencv.core.Core;
import org.opencv.core.Mat;

/** The eight EXIF orientations, in the order of their tag values 1..8: what must be done to see the image upright. */
enum Orientation {
    UPRIGHT,
    MIRRORED,
    HALF_TURN,
    FLIPPED,
    TRANSPOSED,
    CLOCKWISE,
    TRANSVERSED,
    COUNTERCLOCKWISE;

    /** The orientation of an EXIF tag value; values that EXIF does not define count as upright, as viewers do. */
    static Orientation ofTag(int value) {
        return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
    }

    boolean swapsSides() {
        return switch (this) {
            case UPRIGHT, MIRRORED, HALF_TURN, FLIPPED -> false;
            case TRANSPOSED, CLOCKWISE, TRANSVERSED, COUNTERCLOCKWISE -> true;
        };
    }

    /** Writes the pixels of {@code stored}, turned upright, to {@code upright}, which must be another matrix. */
    void turn(Mat stored, Mat upright) {
        switch (this) {
            case UPRIGHT -> stored.copyTo(upright);
            case MIRRORED -> Core.flip(stored, upright, 1);
            case HALF_TURN -> Core.rotate(stored, upright, Core.ROTATE_180);
            case FLIPPED -> Core.flip(stored, upright, 0);
            case TRANSPOSED -> Core.transpose(stored, upright);
            case CLOCKWISE -> Core.rotate(stored, upright, Core.ROTATE_90_CLOCKWISE);
            case TRANSVERSED -> {
                Core.transpose(stored, upright);
                Core.flip(upright, upright, -1);
            }
            case COUNTERCLOCKWISE -> Core.rotate(stored, upright, Core.ROTATE_90_COUNTERCLOCKWISE);
        }
    }
}
