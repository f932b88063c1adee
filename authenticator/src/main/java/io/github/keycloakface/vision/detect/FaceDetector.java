package io.github.keycloakface.vision.detect;

import java.util.List;
import org.opencv.core.Mat;

/** Finds upright faces in one pass over an image. Implementations are safe for use by many threads. */
public interface FaceDetector extends AutoCloseable {

    /**
     * One pass over an image.
     *
     * @param bgr CV_8UC3, any size; neither changed nor kept
     * @return faces in pixels of {@code bgr}, best first, overlaps removed
     */
    List<Detection> detect(Mat bgr);

    /** Smallest face that one pass finds, as a share of the longer side of the image. */
    double smallestFace();

    @Override
    void close();
}
