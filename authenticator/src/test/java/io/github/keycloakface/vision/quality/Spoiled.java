package io.github.keycloakface.vision.quality;

import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** A photo made worse by code, each way in four steps; step 0 is the photo as it is. */
enum Spoiled {
    BLUR("sharpness", 0.0, 1.0, 1.5, 2.0, 3.0) {
        @Override
        Mat of(Mat photo, FivePoints points, double sigma) {
            if (sigma == 0) {
                return photo;
            }
            Mat blurred = new Mat();
            Imgproc.GaussianBlur(photo, blurred, new Size(), sigma * points.eyeDistance() / TEMPLATE_EYES);
            return blurred;
        }
    },
    DARK("underexposure", 1.0, 0.6, 0.4, 0.25, 0.15) {
        @Override
        Mat of(Mat photo, FivePoints points, double factor) {
            return shaded(photo, factor, 0);
        }
    },
    BRIGHT("overexposure", 0.0, 0.3, 0.5, 0.7, 0.85) {
        @Override
        Mat of(Mat photo, FivePoints points, double glare) {
            return shaded(photo, 1 - glare, 255 * glare);
        }
    },
    NOISE("", 0.0, 15.0, 30.0, 50.0, 80.0) {
        @Override
        Mat of(Mat photo, FivePoints points, double deviation) {
            Random random = new Random(1);
            byte[] pixels = new byte[photo.rows() * photo.cols() * photo.channels()];
            photo.get(0, 0, pixels);
            for (int i = 0; i < pixels.length; i++) {
                double noisy = Byte.toUnsignedInt(pixels[i]) + deviation * random.nextGaussian();
                pixels[i] = (byte) Math.round(Math.max(0, Math.min(255, noisy)));
            }
            Mat spoiled = photo.clone();
            spoiled.put(0, 0, pixels);
            return spoiled;
        }
    },
    JPEG("", 95.0, 40.0, 15.0, 7.0, 3.0) {
        @Override
        Mat of(Mat photo, FivePoints points, double quality) {
            return Imgcodecs.imdecode(new MatOfByte(Pictures.jpeg(photo, (int) quality)), Imgcodecs.IMREAD_COLOR);
        }
    },
    FEWER_PIXELS("eyeDistance", 70.0, 30.0, 22.0, 16.0, 12.0) {
        @Override
        Mat of(Mat photo, FivePoints points, double eyes) {
            return Pictures.resized(photo, eyes / points.eyeDistance(), eyes / points.eyeDistance());
        }
    },
    /** The head as a cylinder that turns: the nose does not stand out, so only the embedder notices. */
    YAW("", 0.0, 15.0, 25.0, 35.0, 45.0) {
        @Override
        Mat of(Mat photo, FivePoints points, double degrees) {
            Mat x = new Mat(photo.size(), CvType.CV_32FC1);
            Mat y = new Mat(photo.size(), CvType.CV_32FC1);
            double radius = 1.3 * points.eyeDistance();
            double middle = Point.middle(points.leftEye(), points.rightEye()).x();
            float[] column = new float[photo.cols()];
            float[] row = new float[photo.cols()];
            for (int i = 0; i < column.length; i++) {
                double sine = (i - middle) / radius;
                double angle = Math.asin(Math.max(-1, Math.min(1, sine))) + Math.toRadians(degrees);
                double turned = middle + radius * Math.sin(Math.max(-Math.PI / 2, Math.min(Math.PI / 2, angle)));
                column[i] = (float) (Math.abs(sine) < 1 ? turned : i);
            }
            for (int j = 0; j < photo.rows(); j++) {
                Arrays.fill(row, j);
                x.put(j, 0, column);
                y.put(j, 0, row);
            }
            Mat turned = new Mat();
            Imgproc.remap(photo, turned, x, y, Imgproc.INTER_LINEAR, Core.BORDER_REPLICATE);
            return turned;
        }
    },
    /** What is left of the picture when its left part is cut off, up to the eye. */
    CUT("margins", -1.0, -0.4, -0.2, 0.0, 0.1) {
        @Override
        Mat of(Mat photo, FivePoints points, double eyes) {
            int from = (int) Math.max(0, points.leftEye().x() + eyes * points.eyeDistance());
            return photo.submat(new Rect(from, 0, photo.cols() - from, photo.rows()));
        }
    },
    DARK_GLASSES("eyesVisible", 0.0, 0.4, 0.6, 0.8, 0.95) {
        @Override
        Mat of(Mat photo, FivePoints points, double opacity) {
            Mat spoiled = photo.clone();
            double eyes = points.eyeDistance();
            for (Point eye : new Point[] {points.leftEye(), points.rightEye()}) {
                cover(spoiled, eye.plus(0, 0.05 * eyes), 0.42 * eyes, 0.32 * eyes, new Scalar(20, 20, 20), opacity);
            }
            return spoiled;
        }
    },
    /** A light blue mask, from the chin upwards. */
    MASK("mouthVisible", 0.0, 0.4, 0.6, 0.8, 1.0) {
        @Override
        Mat of(Mat photo, FivePoints points, double opacity) {
            Mat spoiled = photo.clone();
            double eyes = points.eyeDistance();
            Point mouth = Point.middle(points.leftMouth(), points.rightMouth());
            cover(spoiled, mouth.plus(0, 0.05 * eyes), 0.85 * eyes, 0.55 * eyes, new Scalar(230, 190, 90), opacity);
            return spoiled;
        }
    };

    private static final double TEMPLATE_EYES = 35;

    /** The component that measures it; empty when only the embedder notices. */
    final String component;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    final List<Double> steps;

    Spoiled(String component, Double... steps) {
        this.component = component;
        this.steps = List.of(steps);
    }

    /** @param points where the face was found in the photo */
    abstract Mat of(Mat photo, FivePoints points, double step);

    private static Mat shaded(Mat photo, double factor, double offset) {
        Mat shaded = new Mat();
        photo.convertTo(shaded, -1, factor, offset);
        return shaded;
    }

    private static void cover(Mat photo, Point center, double width, double height, Scalar color, double opacity) {
        Mat covered = photo.clone();
        Imgproc.ellipse(
                covered,
                new org.opencv.core.Point(center.x(), center.y()),
                new Size(width, height),
                0,
                0,
                360,
                color,
                Core.FILLED);
        Core.addWeighted(covered, opacity, photo, 1 - opacity, 0, photo);
    }
}
