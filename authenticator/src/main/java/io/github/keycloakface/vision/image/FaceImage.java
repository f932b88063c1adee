package io.github.keycloakface.vision.image;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import io.github.keycloakface.vision.stage.Stage;
import io.github.keycloakface.vision.stage.StageTimer;
import io.github.keycloakface.vision.stage.StageWatch;
import java.util.Comparator;
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
     * Up to a megapixel the full size is decoded at once: a face in it needs it anyway, and the half after it costs 0.2
     * ms by averaging against 1.8 by a second decoding (640x480).
     */
    private static final long SMALL_PIXELS = 1_000_000;

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
    private final StageWatch watch;
    private final Map<Integer, Level> levels = new TreeMap<>();
    private boolean closed;

    FaceImage(EncodedImage encoded) {
        this(encoded, new StageWatch(StageTimer.NONE));
    }

    FaceImage(EncodedImage encoded, StageWatch watch) {
        this.encoded = encoded;
        this.watch = watch;
    }

    /** Times the work on this image; it reports when the image is closed. */
    public StageWatch watch() {
        return watch;
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
        int size = denominator;
        return watch.during(Stage.DECODE, () -> level(size));
    }

    private Level level(int denominator) throws ImageRejectedException {
        Level known = levels.get(denominator);
        if (known != null) {
            return known;
        }
        try {
            Level larger = larger(denominator);
            Mat pixels = larger == null ? decoded(denominator) : shrunk(larger.bgr(), larger.scale(), denominator);
            Level made = new Level(pixels, 1.0 / denominator);
            levels.put(denominator, made);
            return made;
        } catch (CvException e) {
            throw new ImageRejectedException(Reason.UNREADABLE, "the pixels cannot be decoded", e);
        }
    }

    /** The smallest level to shrink this one from, or null where decoding it is cheaper. */
    private Level larger(int denominator) throws ImageRejectedException {
        if (denominator > 1
                && (!encoded.decodesReduced() || (long) encoded.width() * encoded.height() <= SMALL_PIXELS)) {
            level(1);
        }
        return levels.values().stream()
                .filter(level -> level.scale() > 1.0 / denominator)
                .min(Comparator.comparingDouble(Level::scale))
                .orElse(null);
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

    private static Mat shrunk(Mat larger, double scale, int denominator) {
        int factor = (int) Math.round(denominator * scale);
        Size size = new Size(Mats.reduced(larger.cols(), factor), Mats.reduced(larger.rows(), factor));
        return Mats.made(small -> Imgproc.resize(larger, small, size, 0, 0, Imgproc.INTER_AREA));
    }

    @Override
    public void close() {
        closed = true;
        levels.values().forEach(level -> level.bgr().release());
        levels.clear();
        watch.report();
    }
}
