package io.github.keycloakface.evaluation.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The impostor pairs with the highest cosines, exactly and with their faces: a heap that forgets the lowest when it is
 * full. Ties go to the faces that come first, so that the outcome does not depend on the order of arrival.
 */
final class TailPairs {

    private final int capacity;
    private float[] cosines = new float[1024];
    private int[] first = new int[1024];
    private int[] second = new int[1024];
    private int size;

    TailPairs(int capacity) {
        this.capacity = capacity;
    }

    int size() {
        return size;
    }

    void offer(float cosine, int a, int b) {
        if (size < capacity) {
            grow();
            put(size, cosine, a, b);
            size++;
            rise(size - 1);
        } else if (isAbove(cosine, a, b, 0)) {
            put(0, cosine, a, b);
            sink();
        }
    }

    void addAll(TailPairs other) {
        for (int i = 0; i < other.size; i++) {
            offer(other.cosines[i], other.first[i], other.second[i]);
        }
    }

    /** From the highest cosine down. */
    Sorted sorted() {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -cosines[i])
                        .thenComparingInt(i -> first[i])
                        .thenComparingInt(i -> second[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        Sorted sorted = new Sorted(new float[size], new int[size], new int[size]);
        for (int i = 0; i < size; i++) {
            sorted.cosines[i] = cosines[order[i]];
            sorted.first[i] = first[order[i]];
            sorted.second[i] = second[order[i]];
        }
        return sorted;
    }

    /** Pairs in descending order of their cosines; {@code first} and {@code second} are faces. */
    record Sorted(float[] cosines, int[] first, int[] second) {

        int size() {
            return cosines.length;
        }

        /** How many have a cosine of so much or more. */
        int countFrom(double cosine) {
            int low = 0;
            int high = cosines.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (cosines[middle] >= cosine) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    private void grow() {
        if (size == cosines.length) {
            int length = Math.min(capacity, 2 * size);
            cosines = Arrays.copyOf(cosines, length);
            first = Arrays.copyOf(first, length);
            second = Arrays.copyOf(second, length);
        }
    }

    private boolean isAbove(float cosine, int a, int b, int at) {
        if (cosine != cosines[at]) {
            return cosine > cosines[at];
        }
        return a != first[at] ? a < first[at] : b < second[at];
    }

    private void put(int at, float cosine, int a, int b) {
        cosines[at] = cosine;
        first[at] = a;
        second[at] = b;
    }

    private void rise(int from) {
        int at = from;
        while (at > 0 && isAbove(cosines[(at - 1) / 2], first[(at - 1) / 2], second[(at - 1) / 2], at)) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void sink() {
        int at = 0;
        while (true) {
            int lowest = at;
            for (int child = 2 * at + 1; child <= 2 * at + 2 && child < size; child++) {
                if (isAbove(cosines[lowest], first[lowest], second[lowest], child)) {
                    lowest = child;
                }
            }
            if (lowest == at) {
                return;
            }
            swap(at, lowest);
            at = lowest;
        }
    }

    private void swap(int i, int j) {
        float cosine = cosines[i];
        int a = first[i];
        int b = second[i];
        put(i, cosines[j], first[j], second[j]);
        put(j, cosine, a, b);
    }
}
