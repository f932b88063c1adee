package io.github.keycloakface.evaluation.statistics;

import java.util.Arrays;

/** For each face the highest cosines that it has with faces of other people. */
final class NearestImpostors {

    /** How many are kept a face: the look-alikes that a colleague, a class or a family may hold. */
    static final int KEPT = 10;

    private final float[] best;

    NearestImpostors(int faces) {
        best = new float[faces * KEPT];
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
    }

    void offer(float cosine, int a, int b) {
        insert(a, cosine);
        insert(b, cosine);
    }

    void addAll(NearestImpostors other) {
        for (int i = 0; i < best.length; i++) {
            insert(i / KEPT, other.best[i]);
        }
    }

    int faces() {
        return best.length / KEPT;
    }

    /** @param rank 0 for the most similar; negative infinity when there are not so many */
    float cosine(int face, int rank) {
        return best[face * KEPT + rank];
    }

    private void insert(int face, float cosine) {
        int at = face * KEPT + KEPT - 1;
        if (cosine <= best[at]) {
            return;
        }
        while (at > face * KEPT && best[at - 1] < cosine) {
            best[at] = best[at - 1];
            at--;
        }
        best[at] = cosine;
    }
}
