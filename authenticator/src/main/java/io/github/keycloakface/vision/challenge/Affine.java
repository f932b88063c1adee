package io.github.keycloakface.vision.challenge;

import io.github.keycloakface.vision.geometry.Point;
import java.util.List;

/**
 * (x, y) -> (a x + b y + c, d x + e y + f). At the size of a face before a camera a plane's mapping is one of these but
 * for its perspective, which is smaller than the error of the points.
 */
record Affine(double a, double b, double c, double d, double e, double f) {

    /** The mapping nearest to the points in the least-squares sense; all NaN when they lie on one line. */
    static Affine fit(List<Point> from, List<Point> to, int... indices) {
        Point p = mean(from, indices);
        Point q = mean(to, indices);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double xu = 0;
        double yu = 0;
        double xv = 0;
        double yv = 0;
        for (int i : indices) {
            double x = from.get(i).x() - p.x();
            double y = from.get(i).y() - p.y();
            double u = to.get(i).x() - q.x();
            double v = to.get(i).y() - q.y();
            xx += x * x;
            xy += x * y;
            yy += y * y;
            xu += x * u;
            yu += y * u;
            xv += x * v;
            yv += y * v;
        }
        double determinant = xx * yy - xy * xy;
        double scale = determinant > 0 ? 1 / determinant : Double.NaN;
        double a = (yy * xu - xy * yu) * scale;
        double b = (xx * yu - xy * xu) * scale;
        double d = (yy * xv - xy * yv) * scale;
        double e = (xx * yv - xy * xv) * scale;
        return new Affine(a, b, q.x() - a * p.x() - b * p.y(), d, e, q.y() - d * p.x() - e * p.y());
    }

    Point apply(Point p) {
        return new Point(a * p.x() + b * p.y() + c, d * p.x() + e * p.y() + f);
    }

    private static Point mean(List<Point> points, int... indices) {
        double x = 0;
        double y = 0;
        for (int i : indices) {
            x += points.get(i).x() / indices.length;
            y += points.get(i).y() / indices.length;
        }
        return new Point(x, y);
    }
}
