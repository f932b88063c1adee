package io.github.keycloakface.evaluation.statistics;

import java.util.function.IntUnaryOperator;

/** Genuine pairs below a cosine, by person. */
final class Misses {

    private final int[] missed;
    private final int[] pairs;

    Misses(Comparisons comparisons, double cosine) {
        FaceSet faces = comparisons.faces();
        GenuinePairs genuine = comparisons.genuine();
        missed = new int[faces.peopleCount()];
        pairs = new int[faces.peopleCount()];
        for (int i = 0; i < genuine.size(); i++) {
            int person = faces.people()[genuine.first(i)];
            pairs[person]++;
            missed[person] += genuine.cosine(i) < cosine ? 1 : 0;
        }
    }

    /** @param weight how often a person counts */
    double overall(IntUnaryOperator weight) {
        long misses = 0;
        long all = 0;
        for (int person = 0; person < pairs.length; person++) {
            misses += (long) weight.applyAsInt(person) * missed[person];
            all += (long) weight.applyAsInt(person) * pairs[person];
        }
        return (double) misses / all;
    }

    /** @param weight how often a person counts */
    double byPerson(IntUnaryOperator weight) {
        double shares = 0;
        long people = 0;
        for (int person = 0; person < pairs.length; person++) {
            if (pairs[person] > 0) {
                shares += weight.applyAsInt(person) * (double) missed[person] / pairs[person];
                people += weight.applyAsInt(person);
            }
        }
        return shares / people;
    }
}
