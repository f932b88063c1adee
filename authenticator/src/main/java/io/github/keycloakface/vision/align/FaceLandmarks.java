package io.github.keycloakface.vision.align;

import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The 68 points of the iBUG 300-W scheme (counted from 0). */
public record FaceLandmarks(List<Point> points) {

    public static final int COUNT = 68;

    public FaceLandmarks {
        if (points.size() != COUNT) {
            throw new IllegalArgumentException("68 points are needed, found " + points.size());
        }
        points = List.copyOf(points);
    }

    /** Point by point, over one or more looks at a face. */
    public static FaceLandmarks mean(List<FaceLandmarks> looks) {
        List<Point> mean = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            int index = i;
            double x = looks.stream()
                    .mapToDouble(look -> look.points.get(index).x())
                    .average()
                    .orElseThrow();
            double y = looks.stream()
                    .mapToDouble(look -> look.points.get(index).y())
                    .average()
                    .orElseThrow();
            mean.add(new Point(x, y));
        }
        return new FaceLandmarks(mean);
    }

    public FaceLandmarks map(UnaryOperator<Point> mapping) {
        return new FaceLandmarks(points.stream().map(mapping).toList());
    }

    /** Eye centers from the lids' four middle points, nose tip, mouth corners from the outer and inner lip. */
    public FivePoints fivePoints() {
        return new FivePoints(mean(37, 38, 40, 41), mean(43, 44, 46, 47), points.get(30), mean(48, 60), mean(54, 64));
    }

    private Point mean(int... indices) {
        double x = 0;
        double y = 0;
        for (int i : indices) {
            x += points.get(i).x();
            y += points.get(i).y();
        }
        return new Point(x / indices.length, y / indices.length);
    }
}
