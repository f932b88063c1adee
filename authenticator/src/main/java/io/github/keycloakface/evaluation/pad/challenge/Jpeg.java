package io.github.keycloakface.evaluation.pad.challenge;

import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/** Pictures of the evaluation's own make, in and out of JPEG. */
final class Jpeg {

    /** As the page sends its frames, about. */
    private static final int QUALITY = 85;

    private Jpeg() {}

    static Mat decode(byte[] image) {
        MatOfByte bytes = new MatOfByte(image);
        try {
            return Imgcodecs.imdecode(bytes, Imgcodecs.IMREAD_COLOR);
        } finally {
            bytes.release();
        }
    }

    static byte[] encode(Mat pixels) {
        MatOfByte bytes = new MatOfByte();
        MatOfInt quality = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, QUALITY);
        try {
            Imgcodecs.imencode(".jpg", pixels, bytes, quality);
            return bytes.toArray();
        } finally {
            bytes.release();
            quality.release();
        }
    }
}
