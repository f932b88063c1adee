package io.github.keycloakface.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The cosines of all pairs of a gallery: impostors as a histogram, genuine pairs one by one.
 *
 * @param impostors counts per bin; bin b holds cosines around {@code b / SCALE - 1}
 * @param genuine pairs of one person
 */
record Comparisons(long[] impostors, List<Genuine> genuine) {

    /** Bins per unit of cosine: fine enough that a bin never moves a score by more than 0.02. */
    static final int SCALE = 10_000;

    /** Two photos of one person. */
    record Genuine(int person, double cosine) {}

    /** @param ignored pairs of people (as {@link #key}) whose photos are left out of the impostors */
    static Comparisons all(List<Sample> samples, Set<Long> ignored) {
        long[] impostors = new long[2 * SCALE + 1];
        List<Genuine> genuine = new ArrayList<>();
        IntStream.range(0, samples.size())
                .parallel()
                .mapToObj(i -> row(samples, i, ignored))
                .forEachOrdered(row -> {
                    for (int b = 0; b < impostors.length; b++) {
                        impostors[b] += row.impostors[b];
                    }
                    genuine.addAll(row.genuine);
                });
        return new Comparisons(impostors, genuine);
    }

    static long key(int person, int other) {
        return ((long) Math.min(person, other) << 32) | Math.max(person, other);
    }

    private static Comparisons row(List<Sample> samples, int i, Set<Long> ignored) {
        long[] impostors = new long[2 * SCALE + 1];
        List<Genuine> genuine = new ArrayList<>();
        Sample a = samples.get(i);
        for (int j = i + 1; j < samples.size(); j++) {
            Sample b = samples.get(j);
            double cosine = a.cosine(b);
            if (a.person() == b.person()) {
                genuine.add(new Genuine(a.person(), cosine));
            } else if (ignored.isEmpty() || !ignored.contains(key(a.person(), b.person()))) {
                impostors[bin(cosine)]++;
            }
        }
        return new Comparisons(impostors, genuine);
    }

    private static int bin(double cosine) {
        return (int) Math.round((Math.max(-1, Math.min(1, cosine)) + 1) * SCALE);
    }

    long impostorCount() {
        long count = 0;
        for (long c : impostors) {
            count += c;
        }
        return count;
    }

    /** The smallest cosine at which the share of impostor pairs that score as high or higher is at most {@code fmr}. */
    double cosineAt(double fmr) {
        long allowed = (long) (fmr * impostorCount());
        long above = 0;
        int bin = impostors.length - 1;
        while (bin > 0 && above + impostors[bin] <= allowed) {
            above += impostors[bin];
            bin--;
        }
        return (bin + 0.5) / SCALE - 1;
    }

    /** Share of impostor pairs at or above a cosine. */
    double fmr(double cosine) {
        long above = 0;
        for (int bin = impostors.length - 1; bin >= 0 && (bin + 0.0) / SCALE - 1 >= cosine; bin--) {
            above += impostors[bin];
        }
        return (double) above / impostorCount();
    }

    /** Share of genuine pairs below a cosine. */
    double fnmr(double cosine) {
        return genuine.stream().filter(g -> g.cosine() < cosine).count() / (double) genuine.size();
    }

    /** The same with one vote per person, so that those with many photos do not decide. */
    double fnmrByPerson(double cosine) {
        return genuine.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        Genuine::person, java.util.stream.Collectors.averagingInt(g -> g.cosine() < cosine ? 1 : 0)))
                .values()
                .stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }
}
