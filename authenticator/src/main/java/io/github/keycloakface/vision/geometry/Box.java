package io.github.keycloakface.vision.geometry;

/** An axis-aligned box in pixels, not clipped: left, top and size may lie outside the image. */
public record Box(double x, double y, double width, double height) {

    public Point center() {
        return new Point(x + width / 2, y + height / 2);
    }

    public double area() {
        return width * height;
    }

    /** Intersection over union, 0..1. */
    public double overlap(Box other) {
        double intersection = intersection(other);
        double union = area() + other.area() - intersection;
        return union > 0 ? intersection / union : 0;
    }

    /** Area shared with the other box, square pixels. */
    public double intersection(Box other) {
        double w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
        double h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
        return w > 0 && h > 0 ? w * h : 0;
    }

    public Box scaled(double factor) {
        return new Box(x * factor, y * factor, width * factor, height * factor);
    }

    public Box moved(double dx, double dy) {
        return new Box(x + dx, y + dy, width, height);
    }
}
