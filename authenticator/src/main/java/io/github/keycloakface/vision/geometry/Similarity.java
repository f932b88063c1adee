package io.github.keycloakface.vision.geometry;

import java.util.List;

/** A turn, a uniform scale and a shift: (x, y) -> (a x - b y + tx, b x + a y + ty). Never mirrors. */
public record Similarity(double a, double b, double tx, double ty) {

    /**
     * The similarity that carries {@code from} nearest to {@code to} in the least-squares sense, in closed form
     * (Umeyama, 1991, for two dimensions without reflection).
     *
     * @throws IllegalArgumentException when the lists differ in length or all points of {@code from} coincide
     */
    public static Similarity fit(List<Point> from, List<Point> to) {
        if (from.size() != to.size() || from.size() < 2) {
            throw new IllegalArgumentException("two equally long lists of two or more points are needed");
        }
        Point fromMean = mean(from);
        Point toMean = mean(to);
        double spread = 0;
        double dot = 0;
        double cross = 0;
        for (int i = 0; i < from.size(); i++) {
            double fx = from.get(i).x() - fromMean.x();
            double fy = from.get(i).y() - fromMean.y();
            double gx = to.get(i).x() - toMean.x();
            double gy = to.get(i).y() - toMean.y();
            spread += fx * fx + fy * fy;
            dot += fx * gx + fy * gy;
            cross += fx * gy - fy * gx;
        }
        if (spread == 0) {
            throw new IllegalArgumentException("the points coincide");
        }
        double a = dot / spread;
        double b = cross / spread;
        return new Similarity(
                a,
                b,
                toMean.x() - a * fromMean.x() + b * fromMean.y(),
                toMean.y() - b * fromMean.x() - a * fromMean.y());
    }

    public Point apply(Point p) {
        return new Point(a * p.x() - b * p.y() + tx, b * p.x() + a * p.y() + ty);
    }

    /** How many target pixels one source pixel becomes. */
    public double scale() {
        return Math.hypot(a, b);
    }

    public Similarity inverse() {
        double d = a * a + b * b;
        return new Similarity(a / d, -b / d, -(a * tx + b * ty) / d, (b * tx - a * ty) / d);
    }

    /** The same mapping for a source whose pixels are {@code levelScale} times as many per side. */
    public Similarity fromScaled(double levelScale) {
        return new Similarity(a / levelScale, b / levelScale, tx, ty);
    }

    private static Point mean(List<Point> points) {
        double x = 0;
        double y = 0;
        for (Point p : points) {
            x += p.x();
            y += p.y();
        }
        return new Point(x / points.size(), y / points.size());
    }
}
