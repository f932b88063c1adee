package io.github.keycloakface.vision.image;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import java.util.Map;
import java.util.TreeMap;
import org.opencv.core.CvException;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * One upright photo whose pixels are decoded on demand, in the size that is needed: the detector of an ordinary
 * selfie is content with a quarter of the sides of a 12-megapixel photo, which costs a sixth of the full decoding.
 *
 * <p>Not thread-safe: an image belongs to one request.
 */
public final class FaceImage implements AutoCloseable {

    private static final int SMALLEST = 8;

    /**
     * The photo at one size.
     *
     * @param bgr CV_8UC3 in BGR order, owned and closed by the image: not to be changed, not to be used after
     *     {@link FaceImage#close()}. Sides are those of the photo times {@code scale}, rounded up
     * @param scale pixels of the level for one full-resolution pixel: 1, 1/2, 1/4 or 1/8. Positions converted
     *     with it are right to less than one pixel of the level, because sides are rounded to whole pixels
     */
    public record Level(Mat bgr, double scale) {}

    private final EncodedImage encoded;
    private final Map<Integer, Level> levels = new TreeMap<>();
    private boolean closed;

    FaceImage(EncodedImage encoded) {
        this.encoded = encoded;
    }

    /** Upright full-resolution width, pixels. */
    public int width() {
        return encoded.orientation().swapsSides() ? encoded.height() : encoded.width();
    }

    /** Upright full-resolution height, pixels. */
    public int height() {
        return encoded.orientation().swapsSides() ? encoded.width() : encoded.height();
    }

    /**
     * The smallest level whose scale is at least {@code minScale}; the full size when {@code minScale} is above 1,
     * and an eighth when it is below. Decoded at the first call, kept until {@link #close()}.
     *
     * @throws ImageRejectedException {@link Reason#UNREADABLE} when the compressed data turn out to be damaged
     * @throws IllegalStateException after {@link #close()}
     */
    public Level atLeast(double minScale) throws ImageRejectedException {
        if (closed) {
            throw new IllegalStateException("the image is closed");
        }
        if (Double.isNaN(minScale)) {
            throw new IllegalArgumentException("minScale is not a number");
        }
        int denominator = SMALLEST;
        while (denominator > 1 && 1.0 / denominator < minScale) {
            denominator /= 2;
        }
        return level(denominator);
    }

    private Level level(int denominator) throws ImageRejectedException {
        Level known = levels.get(denominator);
        if (known != null) {
            return known;
        }
        boolean shrinks = denominator > 1 && !encoded.decodesReduced();
        Mat full = shrinks ? level(1).bgr() : null;
        try {
            Level made = new Level(shrinks ? shrunk(full, denominator) : decoded(denominator), 1.0 / denominator);
            levels.put(denominator, made);
            return made;
        } catch (CvException e) {
            throw new ImageRejectedException(Reason.UNREADABLE, "the pixels cannot be decoded", e);
        }
    }

    private Mat decoded(int denominator) throws ImageRejectedException {
        Mat stored = encoded.decode(denominator);
        if (encoded.orientation() == Orientation.UPRIGHT) {
            return stored;
        }
        try {
            return Mats.made(upright -> encoded.orientation().turn(stored, upright));
        } finally {
            stored.release();
        }
    }

    private static Mat shrunk(Mat full, int denominator) {
        Size size = new Size(Mats.reduced(full.cols(), denominator), Mats.reduced(full.rows(), denominator));
        return Mats.made(small -> Imgproc.resize(full, small, size, 0, 0, Imgproc.INTER_AREA));
    }

    @Override
    public void close() {
        closed = true;
        levels.values().forEach(level -> level.bgr().release());
        levels.clear();
    }
}
