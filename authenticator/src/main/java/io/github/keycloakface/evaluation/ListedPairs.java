package io.github.keycloakface.evaluation;

import io.github.keycloakface.evaluation.gallery.Gallery;
import io.github.keycloakface.evaluation.gallery.ListedPair;
import io.github.keycloakface.evaluation.gallery.Sample;
import io.github.keycloakface.evaluation.statistics.Comparisons;
import io.github.keycloakface.evaluation.statistics.Cosine;
import io.github.keycloakface.evaluation.statistics.FoldAccuracy;
import io.github.keycloakface.evaluation.statistics.SomePairs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pairs of a list, where one was given. */
final class ListedPairs {

    /** Lower than any cosine: a photo without a face is never accepted, so the pair counts as called different. */
    private static final double NO_FACE = -2;

    private ListedPairs() {}

    /** Accuracy by folds; empty when there is no list, or none with two folds. */
    static Optional<FoldAccuracy> folds(Gallery gallery) {
        List<ListedPair> pairs = gallery.photos().pairs();
        if (pairs.stream().map(ListedPair::fold).distinct().count() < 2) {
            return Optional.empty();
        }
        Map<Integer, Sample> samples = byPhoto(gallery);
        List<FoldAccuracy.Pair> judged = new ArrayList<>();
        for (ListedPair pair : pairs) {
            Sample first = samples.get(pair.first());
            Sample second = samples.get(pair.second());
            double cosine = first == null || second == null ? NO_FACE : Cosine.of(first.unit(), second.unit());
            judged.add(new FoldAccuracy.Pair(cosine, pair.same(), pair.fold()));
        }
        return Optional.of(FoldAccuracy.of(judged));
    }

    static int withoutFace(Gallery gallery) {
        Map<Integer, Sample> samples = byPhoto(gallery);
        return (int) gallery.photos().pairs().stream()
                .filter(pair -> !samples.containsKey(pair.first()) || !samples.containsKey(pair.second()))
                .count();
    }

    /** Only the pairs of the list, with its word on who is the same. */
    static Comparisons compare(Gallery gallery) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < gallery.samples().size(); i++) {
            places.put(gallery.samples().get(i).photo(), i);
        }
        SomePairs pairs = new SomePairs(gallery.faces(Set.of()));
        for (ListedPair pair : gallery.photos().pairs()) {
            Integer first = places.get(pair.first());
            Integer second = places.get(pair.second());
            if (first != null && second != null) {
                pairs.add(first, second, pair.same());
            }
        }
        return pairs.result();
    }

    private static Map<Integer, Sample> byPhoto(Gallery gallery) {
        Map<Integer, Sample> samples = new HashMap<>();
        gallery.samples().forEach(sample -> samples.put(sample.photo(), sample));
        return samples;
    }
}
