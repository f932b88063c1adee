package io.github.keycloakface.evaluation.pad.challenge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfPoint2f;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** A photo on a sheet that somebody holds before a camera, and turns and bends as the page asks. */
final class Sheet {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    /** Pixels of the room before it is enlarged: so few that nothing in it has an edge. */
    private static final Size ROOM = new Size(8, 6);

    /** Gray values of a room in the day. */
    private static final int DARKEST = 90;

    private static final int BRIGHTEST = 150;

    /** Of the frame's height: the face is as large as a person's then. */
    private static final double SIZE = 0.95;

    /** Half heights of the sheet between it and the camera. */
    private static final double DISTANCE = 4;

    private static final int[] ANGLES = {-55, -45, -35, -25, -15, 0, 15, 25, 35, 45, 55};
    private static final int[] LESSER = {-35, 0, 35};

    /** Half widths of the sheet: radius of the cylinder over which it is bent. */
    private static final double[] RADII = {0.6, 1.0};

    private Sheet() {}

    /** Flat: turned about both axes, all that a hand can do. */
    static List<UnaryOperator<Mat>> flat(RandomGenerator random) {
        List<UnaryOperator<Mat>> ways = new ArrayList<>();
        for (int angle : ANGLES) {
            for (int lesser : LESSER) {
                byte[] first = room(random);
                byte[] second = room(random);
                ways.add(photo -> turned(photo, first, angle, lesser));
                ways.add(photo -> turned(photo, second, lesser, angle));
            }
        }
        return ways;
    }

    /** Over an upright cylinder, turned about its axis. */
    static List<UnaryOperator<Mat>> bent(RandomGenerator random) {
        List<UnaryOperator<Mat>> ways = new ArrayList<>();
        for (double radius : RADII) {
            for (int angle : ANGLES) {
                for (int lesser : LESSER) {
                    byte[] room = room(random);
                    ways.add(photo -> bent(photo, room, radius, angle, lesser));
                }
            }
        }
        return ways;
    }

    /** Turned by yaw and pitch, in perspective. */
    private static Mat turned(Mat photo, byte[] room, double yawDegrees, double pitchDegrees) {
        double aspect = (double) photo.cols() / photo.rows();
        Point[] corners = {
            seen(-aspect, -1, 0, yawDegrees, pitchDegrees),
            seen(aspect, -1, 0, yawDegrees, pitchDegrees),
            seen(aspect, 1, 0, yawDegrees, pitchDegrees),
            seen(-aspect, 1, 0, yawDegrees, pitchDegrees)
        };
        MatOfPoint2f from = new MatOfPoint2f(
                new Point(0, 0),
                new Point(photo.cols(), 0),
                new Point(photo.cols(), photo.rows()),
                new Point(0, photo.rows()));
        MatOfPoint2f to = new MatOfPoint2f(corners);
        Mat mapping = Imgproc.getPerspectiveTransform(from, to);
        Mat frame = enlarged(room);
        Imgproc.warpPerspective(photo, frame, mapping, frame.size(), Imgproc.INTER_LINEAR, Core.BORDER_TRANSPARENT);
        from.release();
        to.release();
        mapping.release();
        return frame;
    }

    /** Column by column: each is a narrow flat strip at its own depth. */
    private static Mat bent(Mat photo, byte[] room, double radius, double yawDegrees, double pitchDegrees) {
        double aspect = (double) photo.cols() / photo.rows();
        Strips strips = new Strips(photo);
        int steps = WIDTH;
        for (int i = 0; i < steps; i++) {
            double along = 2.0 * i / (steps - 1) - 1;
            double angle = along / radius;
            double x = aspect * radius * Math.sin(angle);
            double depth = aspect * radius * (1 - Math.cos(angle));
            strips.draw((along + 1) / 2, y -> seen(x, y, depth, yawDegrees, pitchDegrees));
        }
        return strips.on(enlarged(room));
    }

    /** Which pixel of a photo each pixel of the frame shows. */
    private static final class Strips {

        private final Mat photo;
        private final float[] columns = new float[WIDTH * HEIGHT];
        private final float[] rows = new float[WIDTH * HEIGHT];

        Strips(Mat photo) {
            this.photo = photo;
            Arrays.fill(columns, -1);
            Arrays.fill(rows, -1);
        }

        /** @param share 0 for the photo's left edge to 1 for its right one */
        void draw(double share, DoubleFunction<Point> place) {
            int steps = HEIGHT;
            for (int j = 0; j < steps; j++) {
                double along = (double) j / (steps - 1);
                Point at = place.apply(2 * along - 1);
                int row = (int) Math.round(at.y);
                int left = (int) Math.floor(at.x);
                if (row >= 0 && row + 1 < HEIGHT && left >= 0 && left + 1 < WIDTH) {
                    // the neighbors, too, so that no hole stays between strips
                    int first = row * WIDTH + left;
                    for (int index : new int[] {first, first + 1, first + WIDTH, first + WIDTH + 1}) {
                        columns[index] = (float) (share * (photo.cols() - 1));
                        rows[index] = (float) (along * (photo.rows() - 1));
                    }
                }
            }
        }

        Mat on(Mat frame) {
            Mat mapX = new Mat(HEIGHT, WIDTH, CvType.CV_32FC1);
            Mat mapY = new Mat(HEIGHT, WIDTH, CvType.CV_32FC1);
            mapX.put(0, 0, columns);
            mapY.put(0, 0, rows);
            Mat sheet = new Mat();
            Imgproc.remap(photo, sheet, mapX, mapY, Imgproc.INTER_LINEAR);
            Mat drawn = new Mat();
            Core.compare(mapX, new Scalar(0), drawn, Core.CMP_GE);
            sheet.copyTo(frame, drawn);
            for (Mat used : List.of(mapX, mapY, sheet, drawn)) {
                used.release();
            }
            return frame;
        }
    }

    private static Point seen(double x, double y, double z, double yawDegrees, double pitchDegrees) {
        double yaw = Math.toRadians(yawDegrees);
        double pitch = Math.toRadians(pitchDegrees);
        double turnedX = Math.cos(yaw) * x + Math.sin(yaw) * z;
        double turnedZ = -Math.sin(yaw) * x + Math.cos(yaw) * z;
        double nodY = Math.cos(pitch) * y - Math.sin(pitch) * turnedZ;
        double nodZ = Math.sin(pitch) * y + Math.cos(pitch) * turnedZ;
        double focal = SIZE * HEIGHT * DISTANCE / 2;
        return new Point(
                WIDTH / 2.0 + focal * turnedX / (DISTANCE + nodZ), HEIGHT / 2.0 + focal * nodY / (DISTANCE + nodZ));
    }

    /** Nothing in particular. Drawn before anything runs side by side, so that a seed decides all of it. */
    private static byte[] room(RandomGenerator random) {
        byte[] room = new byte[3 * (int) ROOM.area()];
        for (int i = 0; i < room.length; i++) {
            room[i] = (byte) random.nextInt(DARKEST, BRIGHTEST);
        }
        return room;
    }

    /** Out of focus. */
    private static Mat enlarged(byte[] pixels) {
        Mat small = new Mat(ROOM, CvType.CV_8UC3);
        small.put(0, 0, pixels);
        Mat room = new Mat();
        Imgproc.resize(small, room, new Size(WIDTH, HEIGHT), 0, 0, Imgproc.INTER_CUBIC);
        small.release();
        return room;
    }
}
