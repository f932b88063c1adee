package io.github.keycloakface.vision.quality;

import java.util.Arrays;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/** The luminance of a small picture in Java's memory: dozens of sums over it then cost no call into OpenCV. */
public final class GreyPatch {

    static final int LEVELS = 256;

    private final int width;
    private final int height;
    private final byte[] pixels;

    private GreyPatch(int width, int height, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /**
     * Copies a picture without its color.
     *
     * @param bgr CV_8UC3; the caller keeps it
     */
    public static GreyPatch of(Mat bgr) {
        Mat grey = new Mat();
        try {
            Imgproc.cvtColor(bgr, grey, Imgproc.COLOR_BGR2GRAY);
            byte[] pixels = new byte[grey.rows() * grey.cols()];
            grey.get(0, 0, pixels);
            return new GreyPatch(grey.cols(), grey.rows(), pixels);
        } finally {
            grey.release();
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int at(int x, int y) {
        return Byte.toUnsignedInt(pixels[y * width + x]);
    }

    /** How many pixels of an area have each of the 256 levels. */
    int[] histogram(Rect area) {
        int[] counts = new int[LEVELS];
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                counts[at(x, y)]++;
            }
        }
        return counts;
    }

    double mean(Rect area) {
        long sum = 0;
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                sum += at(x, y);
            }
        }
        return (double) sum / (area.width * area.height);
    }

    /** The level in the middle of all pixels of the areas. */
    int median(Rect... areas) {
        int[] counts = new int[LEVELS];
        for (Rect area : areas) {
            int[] more = histogram(area);
            Arrays.setAll(counts, level -> counts[level] + more[level]);
        }
        int half = Arrays.stream(counts).sum() / 2;
        int level = 0;
        for (int below = counts[0]; below <= half && level < LEVELS - 1; below += counts[level]) {
            level++;
        }
        return level;
    }

    /** Standard deviation. */
    double spread(Rect area) {
        double mean = mean(area);
        double squares = 0;
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int x = area.x; x < area.x + area.width; x++) {
                squares += (at(x, y) - mean) * (at(x, y) - mean);
            }
        }
        return Math.sqrt(squares / (area.width * area.height));
    }
}
