package io.github.keycloakface.vision.geometry;

/** The corners of a rectangle that is rolled with the head; they may lie outside the image. */
public record RotatedBox(Point topLeft, Point topRight, Point bottomLeft, Point bottomRight) {

    /** A box of the given size around a center, turned clockwise by {@code rollDegrees}. */
    public static RotatedBox around(Point center, double width, double height, double rollDegrees) {
        double cos = Math.cos(Math.toRadians(rollDegrees));
        double sin = Math.sin(Math.toRadians(rollDegrees));
        double ux = cos * width / 2;
        double uy = sin * width / 2;
        double vx = -sin * height / 2;
        double vy = cos * height / 2;
        return new RotatedBox(
                center.plus(-ux - vx, -uy - vy),
                center.plus(ux - vx, uy - vy),
                center.plus(-ux + vx, -uy + vy),
                center.plus(ux + vx, uy + vy));
    }

    /**
     * The axis-aligned box of the four corners, cut to whole pixels and clipped to the image, as the contract of
     * {@code face/verify} words it. Size 0 where the box lies wholly outside.
     */
    public PixelRectangle clippedTo(int imageWidth, int imageHeight) {
        int left = clip(min(topLeft.x(), topRight.x(), bottomLeft.x(), bottomRight.x()), imageWidth);
        int right = clip(max(topLeft.x(), topRight.x(), bottomLeft.x(), bottomRight.x()), imageWidth);
        int top = clip(min(topLeft.y(), topRight.y(), bottomLeft.y(), bottomRight.y()), imageHeight);
        int bottom = clip(max(topLeft.y(), topRight.y(), bottomLeft.y(), bottomRight.y()), imageHeight);
        return new PixelRectangle(left, top, right - left, bottom - top);
    }

    private static int clip(double value, int limit) {
        return (int) Math.max(0, Math.min(limit, value));
    }

    private static double min(double a, double b, double c, double d) {
        return Math.min(Math.min(a, b), Math.min(c, d));
    }

    private static double max(double a, double b, double c, double d) {
        return Math.max(Math.max(a, b), Math.max(c, d));
    }
}
