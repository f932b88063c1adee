package io.github.keycloakface.vision.image;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import io.github.keycloakface.vision.stage.Stage;
import io.github.keycloakface.vision.stage.StageTimer;
import io.github.keycloakface.vision.stage.StageWatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Opens JPEG, PNG and BMP images, told apart by content alone. A check of our own reads the structure first, refuses
 * what is too large before any pixel is allocated, and writes a copy that holds nothing but what the pixels need;
 * only such copies reach a decoder. See {@link JpegImage} and {@link RasterImage} for which one and why.
 *
 * <p>Worst memory of one image at the default limits: 60 MB of heap while it is checked and 10 MB after; 75 MB native
 * for a decoded full-size level, twice that while it is turned upright; 150 MB native more while a progressive JPEG
 * is decoded, or 100 MB of heap while a PNG or BMP is. OpenCV's natives must be loaded before pixels are asked for.
 * Immutable and thread-safe.
 */
public final class ImageDecoder {

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] BMP = "BM".getBytes(StandardCharsets.US_ASCII);

    private final ImageLimits limits;
    private final StageTimer timer;

    public ImageDecoder(ImageLimits limits) {
        this(limits, StageTimer.NONE);
    }

    /** @param timer is told what the work on each opened image cost, when it is closed */
    public ImageDecoder(ImageLimits limits, StageTimer timer) {
        this.limits = limits;
        this.timer = timer;
    }

    /**
     * Checks an encoded image; pixels are decoded later, by {@link FaceImage#atLeast}. The array is not kept.
     *
     * @param bytes a whole JPEG, PNG or BMP file
     * @return the image, to be closed by the caller
     * @throws ImageRejectedException with the reason, never anything else, whatever the bytes are
     */
    public FaceImage open(byte[] bytes) throws ImageRejectedException {
        if (bytes.length > limits.maxBytes()) {
            throw new ImageRejectedException(Reason.TOO_LARGE, "more than " + limits.maxBytes() + " bytes");
        }
        StageWatch watch = new StageWatch(timer);
        return new FaceImage(watch.during(Stage.DECODE, () -> check(bytes)), watch);
    }

    private EncodedImage check(byte[] bytes) throws ImageRejectedException {
        if (startsWith(bytes, JPEG)) {
            return new JpegCheck(bytes, limits).check();
        }
        if (startsWith(bytes, PNG)) {
            return new PngCheck(bytes, limits).check();
        }
        if (startsWith(bytes, BMP)) {
            return new BmpCheck(bytes, limits).check();
        }
        throw new ImageRejectedException(Reason.UNSUPPORTED_FORMAT, "neither JPEG nor PNG nor BMP");
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }
}
