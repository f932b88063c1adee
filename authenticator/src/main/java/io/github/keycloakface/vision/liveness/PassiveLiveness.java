package io.github.keycloakface.vision.liveness;

import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.PixelRectangle;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.onnx.PassiveLivenessModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Judges one face of one picture by two crops around it. Safe for use by many threads. */
public final class PassiveLiveness {

    /**
     * Sides in heights of the detector's box. Of 1.5, 2.7 and 4.0 and their means, the mean of these two was best on
     * simulated recapture, see models/cards/fr_liveness.md.
     */
    private static final double[] SCALES = {1.5, 2.7};

    private static final int QUARTER = 90;
    private static final int QUARTERS = 4;

    private final PassiveLivenessModel model;

    public PassiveLiveness(PassiveLivenessModel model) {
        this.model = model;
    }

    /**
     * Judges a face.
     *
     * @param face box of the detector, full-resolution pixels
     * @param rollDegrees how far the head leans clockwise; the model knows upright ones only
     */
    public Liveness judge(FaceImage image, Box face, double rollDegrees) throws ImageRejectedException {
        List<Double> shares = new ArrayList<>();
        for (double scale : SCALES) {
            shares.add(live(image, face, scale, rollDegrees));
        }
        return judge(shares);
    }

    /**
     * Looks at a face in one of several pictures by one crop, which alternate.
     *
     * @param number of the picture, from 0
     * @return share of live, 0..1, for {@link #judge(List)}
     */
    public double look(FaceImage image, Box face, double rollDegrees, int number) throws ImageRejectedException {
        return live(image, face, SCALES[number % SCALES.length], rollDegrees);
    }

    /**
     * Judges one picture of several as {@link #judge(FaceImage, Box, double)} does, where it leaves no doubt: by all
     * crops, each of which must be sure.
     *
     * @param first what {@link #look} said of it as number 0, which is not asked again
     * @return live, or empty: then the others are needed, or the model is never so sure
     */
    public Optional<Liveness> sure(FaceImage image, Box face, double rollDegrees, double first)
            throws ImageRejectedException {
        double sure = model.sureLive().orElse(Double.NaN);
        List<Double> shares = new ArrayList<>();
        for (double scale : SCALES) {
            double share = shares.isEmpty() ? first : live(image, face, scale, rollDegrees);
            // what is not a number is not sure
            if (!(share >= sure)) {
                return Optional.empty();
            }
            shares.add(share);
        }
        return Optional.of(judge(shares));
    }

    /**
     * Judges the looks at all pictures together; each crop has the same weight, however many pictures it saw.
     *
     * @param shares in the order of the pictures, two at least
     */
    public Liveness judge(List<Double> shares) {
        double sum = 0;
        for (int i = 0; i < SCALES.length; i++) {
            int crop = i;
            sum += IntStream.range(0, shares.size())
                    .filter(number -> number % SCALES.length == crop)
                    .mapToDouble(shares::get)
                    .average()
                    .orElse(0);
        }
        return Liveness.of(sum / SCALES.length, model.minLive());
    }

    private double live(FaceImage image, Box face, double scale, double rollDegrees) throws ImageRejectedException {
        FaceImage.Level level = level(image, face, scale);
        Mat bgr = level.bgr();
        Mat crop = crop(bgr, SquareCrop.of(face.scaled(level.scale()), scale, bgr.cols(), bgr.rows()));
        try {
            turnUpright(crop, rollDegrees);
            return model.live(crop);
        } finally {
            crop.release();
        }
    }

    /**
     * The smallest level that is not enlarged for the model: of a large photo the full size need not be decoded. On
     * nuaa-dev both kinds are as far apart as from full resolution, but for what moving a crop by a pixel does.
     */
    private FaceImage.Level level(FaceImage image, Box face, double scale) throws ImageRejectedException {
        PixelRectangle square = SquareCrop.of(face, scale, image.width(), image.height());
        return image.atLeast(Math.min(1, (double) model.side() / square.width()));
    }

    private Mat crop(Mat bgr, PixelRectangle square) {
        Mat part = bgr.submat(new Rect(square.x(), square.y(), square.width(), square.height()));
        Mat crop = new Mat();
        try {
            Imgproc.resize(part, crop, new Size(model.side(), model.side()), 0, 0, Imgproc.INTER_LINEAR);
            return crop;
        } finally {
            part.release();
        }
    }

    /** By quarters, which cost no pixel its value. */
    private static void turnUpright(Mat crop, double rollDegrees) {
        int quarters = Math.floorMod(Math.round(rollDegrees / QUARTER), QUARTERS);
        switch (quarters) {
            case 1 -> Core.rotate(crop, crop, Core.ROTATE_90_COUNTERCLOCKWISE);
            case 2 -> Core.rotate(crop, crop, Core.ROTATE_180);
            case 3 -> Core.rotate(crop, crop, Core.ROTATE_90_CLOCKWISE);
            default -> {}
        }
    }
}
