package io.github.keycloakface.vision.image;

import java.util.function.Consumer;
import org.opencv.core.Mat;

/** Matrices that are closed when filling them fails. */
final class Mats {

    private Mats() {}

    /** A new matrix, filled by {@code filling}; closed when that throws. The caller closes what is returned. */
    static Mat made(Consumer<Mat> filling) {
        Mat mat = new Mat();
        boolean filled = false;
        try {
            filling.accept(mat);
            filled = true;
            return mat;
        } finally {
            if (!filled) {
                mat.release();
            }
        }
    }

    /** A side at 1/denominator, rounded up as JPEG decoders do. */
    static int reduced(int side, int denominator) {
        return (side + denominator - 1) / denominator;
    }
}
