package io.github.keycloakface.vision.detect;

import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.Point;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/** How far a head leans clockwise, in quarters, and the way between the image as it is and as the detector needs it. */
enum QuarterTurn {
    NONE(0, -1),
    CLOCKWISE(90, Core.ROTATE_90_COUNTERCLOCKWISE),
    COUNTERCLOCKWISE(270, Core.ROTATE_90_CLOCKWISE),
    UPSIDE_DOWN(180, Core.ROTATE_180);

    private final int degrees;
    private final int rotation;

    QuarterTurn(int degrees, int rotation) {
        this.degrees = degrees;
        this.rotation = rotation;
    }

    int degrees() {
        return degrees;
    }

    /** A new Mat in which such a head is upright, to be released by the caller. */
    Mat upright(Mat image) {
        Mat turned = new Mat();
        if (this == NONE) {
            image.copyTo(turned);
        } else {
            Core.rotate(image, turned, rotation);
        }
        return turned;
    }

    /** A point of the upright image in the image of the given size. */
    Point back(Point p, int width, int height) {
        return switch (this) {
            case NONE -> p;
            case CLOCKWISE -> new Point(width - p.y(), p.x());
            case COUNTERCLOCKWISE -> new Point(p.y(), height - p.x());
            case UPSIDE_DOWN -> new Point(width - p.x(), height - p.y());
        };
    }

    Box back(Box b, int width, int height) {
        Point p = back(new Point(b.x(), b.y()), width, height);
        Point q = back(new Point(b.x() + b.width(), b.y() + b.height()), width, height);
        return new Box(
                Math.min(p.x(), q.x()), Math.min(p.y(), q.y()), Math.abs(p.x() - q.x()), Math.abs(p.y() - q.y()));
    }
}
