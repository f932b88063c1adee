package io.github.keycloakface.cli;

import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.geometry.RotatedBox;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.verify.ComparedPair;
import io.github.keycloakface.vision.verify.DetectedIn;
import io.github.keycloakface.vision.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfPoint;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Both photos side by side, each compared face with its rolled rectangle, five points and quality. */
final class Drawing {

    private static final int HEIGHT = 600;
    private static final Scalar MATCH = new Scalar(80, 200, 60);
    private static final Scalar OTHER = new Scalar(60, 120, 240);
    private static final Scalar POINTS = new Scalar(255, 255, 255);

    private Drawing() {}

    static void write(Path file, ImageDecoder decoder, byte[] photo1, byte[] photo2, Verification verification)
            throws CommandFailure {
        Set<DetectedIn> matched = verification.pairs().stream()
                .filter(ComparedPair::match)
                .flatMap(p -> List.of(p.face1(), p.face2()).stream())
                .collect(Collectors.toSet());
        Mat left = new Mat();
        Mat right = new Mat();
        Mat both = new Mat();
        MatOfByte png = new MatOfByte();
        try {
            draw(left, decoder, photo1, verification.pairs().stream().map(ComparedPair::face1), matched);
            draw(right, decoder, photo2, verification.pairs().stream().map(ComparedPair::face2), matched);
            Core.hconcat(List.of(left, right), both);
            Imgcodecs.imencode(".png", both, png);
            Files.write(file, png.toArray());
        } catch (ImageRejectedException | IOException e) {
            throw new CommandFailure(file + ": cannot be drawn.", e);
        } finally {
            List.of(left, right, both, png).forEach(Mat::release);
        }
    }

    private static void draw(
            Mat target,
            ImageDecoder decoder,
            byte[] photo,
            java.util.stream.Stream<DetectedIn> faces,
            Set<DetectedIn> matched)
            throws ImageRejectedException {
        try (FaceImage image = decoder.open(photo)) {
            double scale = (double) HEIGHT / image.height();
            FaceImage.Level level = image.atLeast(Math.min(1, scale));
            Imgproc.resize(
                    level.bgr(),
                    target,
                    new Size(Math.max(1, Math.round(image.width() * scale)), HEIGHT),
                    0,
                    0,
                    Imgproc.INTER_AREA);
            faces.distinct().forEach(f -> face(target, f, scale, matched.contains(f) ? MATCH : OTHER));
        }
    }

    private static void face(Mat target, DetectedIn detected, double scale, Scalar color) {
        RotatedBox box = detected.face().box();
        MatOfPoint corners = new MatOfPoint(
                pixels(scale, List.of(box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft())));
        try {
            Imgproc.polylines(target, List.of(corners), true, color, 2, Imgproc.LINE_AA);
        } finally {
            corners.release();
        }
        for (org.opencv.core.Point p : pixels(scale, detected.face().points().asList())) {
            Imgproc.circle(target, p, 2, POINTS, -1, Imgproc.LINE_AA);
        }
        String label =
                String.format(Locale.ROOT, "q %.0f", detected.face().quality().score());
        org.opencv.core.Point place = pixels(scale, List.of(box.topLeft()))[0];
        place.y = Math.max(14, place.y - 6);
        Imgproc.putText(target, label, place, Imgproc.FONT_HERSHEY_SIMPLEX, 0.5, color, 1, Imgproc.LINE_AA);
    }

    private static org.opencv.core.Point[] pixels(double scale, List<Point> points) {
        return points.stream()
                .map(p -> new org.opencv.core.Point(p.x() * scale, p.y() * scale))
                .toArray(org.opencv.core.Point[]::new);
    }
}
