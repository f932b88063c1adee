package io.github.keycloakface.evaluation;

import java.nio.file.Path;

/**
 * One photo of a person as the embedder sees it.
 *
 * @param person index into the sorted names of the people
 * @param unit unit vector
 */
record Sample(int person, Path photo, float[] unit) {

    double cosine(Sample other) {
        float[] a = unit;
        float[] b = other.unit;
        // four sums, because one chain of additions would wait for each other: 13 million pairs take seconds, not a
        // minute
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (double) s0 + s1 + s2 + s3;
    }
}
