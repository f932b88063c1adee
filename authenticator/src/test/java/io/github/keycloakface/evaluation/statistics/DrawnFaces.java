package io.github.keycloakface.evaluation.statistics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Made-up faces whose cosines are known. */
public final class DrawnFaces {

    private final List<float[]> units = new ArrayList<>();
    private final List<Integer> people = new ArrayList<>();

    /** In the plane, so that the cosine of two is that of the angle between them. */
    public DrawnFaces at(int person, double degrees) {
        double angle = Math.toRadians(degrees);
        return add(person, (float) Math.cos(angle), (float) Math.sin(angle));
    }

    DrawnFaces add(int person, float... unit) {
        units.add(unit);
        people.add(person);
        return this;
    }

    /** People anywhere, their photos around them. */
    public static FaceSet random(int people, int photos, int dimensions, double spread, long seed) {
        Random random = new Random(seed);
        DrawnFaces drawn = new DrawnFaces();
        for (int person = 0; person < people; person++) {
            double[] middle = random.doubles(dimensions, -1, 1).toArray();
            for (int photo = 0; photo < photos; photo++) {
                drawn.add(person, around(middle, spread, random));
            }
        }
        return drawn.faces();
    }

    private static float[] around(double[] middle, double spread, Random random) {
        double[] moved = new double[middle.length];
        double squares = 0;
        for (int d = 0; d < moved.length; d++) {
            moved[d] = middle[d] + spread * random.nextGaussian();
            squares += moved[d] * moved[d];
        }
        float[] unit = new float[moved.length];
        for (int d = 0; d < unit.length; d++) {
            unit[d] = (float) (moved[d] / Math.sqrt(squares));
        }
        return unit;
    }

    public FaceSet faces(long... ignored) {
        Set<Long> keys = new HashSet<>();
        for (long key : ignored) {
            keys.add(key);
        }
        return new FaceSet(
                units.toArray(float[][]::new),
                people.stream().mapToInt(Integer::intValue).toArray(),
                people.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1,
                keys);
    }

    public static Comparisons compare(FaceSet faces) {
        try {
            return AllPairs.compare(faces, 2, done -> {});
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
