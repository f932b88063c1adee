package io.github.keycloakface.evaluation.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Pairs of faces of one person, one by one. */
final class GenuinePairs {

    /** 240 MB at most. Ten times the pairs of LFW's 13,233 photos 3 times over; who has more leaves photos out. */
    static final int MOST = 20_000_000;

    private float[] cosines = new float[1024];
    private int[] first = new int[1024];
    private int[] second = new int[1024];
    private int size;

    void add(float cosine, int a, int b) {
        if (size == MOST) {
            throw new TooManyPairsException("more than " + MOST + " pairs of photos of one person: leave photos out");
        }
        if (size == cosines.length) {
            int length = Math.min(MOST, 2 * size);
            cosines = Arrays.copyOf(cosines, length);
            first = Arrays.copyOf(first, length);
            second = Arrays.copyOf(second, length);
        }
        cosines[size] = cosine;
        first[size] = a;
        second[size] = b;
        size++;
    }

    void addAll(GenuinePairs other) {
        for (int i = 0; i < other.size; i++) {
            add(other.cosines[i], other.first[i], other.second[i]);
        }
    }

    int size() {
        return size;
    }

    float cosine(int pair) {
        return cosines[pair];
    }

    int first(int pair) {
        return first[pair];
    }

    int second(int pair) {
        return second[pair];
    }

    /** The same pairs in the order of their faces, whichever thread found them when. */
    GenuinePairs ordered() {
        GenuinePairs ordered = new GenuinePairs();
        IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> first[i]).thenComparingInt(i -> second[i]))
                .forEachOrdered(i -> ordered.add(cosines[i], first[i], second[i]));
        return ordered;
    }
}
