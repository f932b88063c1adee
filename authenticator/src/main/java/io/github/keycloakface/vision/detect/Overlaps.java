package io.github.keycloakface.vision.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Keeps the best of detections that show the same face (greedy non-maximum suppression). */
public final class Overlaps {

    private Overlaps() {}

    /** Suppression by overlap alone, for the raw boxes of one pass. */
    public static List<Detection> removed(List<Detection> found, double maxOverlap, int maxFaces) {
        return removed(found, Function.identity(), maxOverlap, 1, maxFaces);
    }

    /**
     * @param maxOverlap intersection over union above which two detections are one face
     * @param maxContained share of the smaller box inside the larger above which they are one face; 1 switches it off
     * @param maxFaces how many to keep at the most: bounds the cost of what follows
     */
    static <T> List<T> removed(
            List<T> found, Function<T, Detection> view, double maxOverlap, double maxContained, int maxFaces) {
        List<T> kept = new ArrayList<>();
        List<T> ordered = new ArrayList<>(found);
        ordered.sort(Comparator.comparingDouble((T t) -> view.apply(t).score()).reversed());
        for (T candidate : ordered) {
            if (kept.size() == maxFaces) {
                break;
            }
            Detection detection = view.apply(candidate);
            if (kept.stream().noneMatch(k -> same(view.apply(k), detection, maxOverlap, maxContained))) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private static boolean same(Detection a, Detection b, double maxOverlap, double maxContained) {
        double smaller = Math.min(a.box().area(), b.box().area());
        return a.box().overlap(b.box()) > maxOverlap || a.box().intersection(b.box()) > maxContained * smaller;
    }
}
