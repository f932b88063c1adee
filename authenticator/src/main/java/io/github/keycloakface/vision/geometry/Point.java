package io.github.keycloakface.vision.geometry;

/** A position in pixels; x to the right, y down, the center of the first pixel at (0, 0). */
public record Point(double x, double y) {

    public Point plus(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }

    public Point times(double factor) {
        return new Point(x * factor, y * factor);
    }

    public double distance(Point other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    public static Point middle(Point a, Point b) {
        return new Point((a.x + b.x) / 2, (a.y + b.y) / 2);
    }
}
