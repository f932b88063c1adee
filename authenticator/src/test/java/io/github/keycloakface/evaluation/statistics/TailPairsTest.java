package io.github.keycloakface.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TailPairsTest {

    @Property
    void theHighestStay(
            @ForAll @Size(max = 200) List<@FloatRange(min = -1, max = 1) Float> cosines,
            @ForAll @IntRange(min = 1, max = 50) int capacity) {
        TailPairs tail = new TailPairs(capacity);
        for (int i = 0; i < cosines.size(); i++) {
            tail.offer(cosines.get(i), i, i + 1);
        }

        float[] kept = tail.sorted().cosines();

        List<Float> sorted = cosines.stream().sorted(Collections.reverseOrder()).toList();
        assertThat(kept).hasSize(Math.min(capacity, cosines.size()));
        for (int i = 0; i < kept.length; i++) {
            assertThat(kept[i]).isEqualTo(sorted.get(i));
        }
    }

    @Property
    void tiesDoNotDependOnTheOrderOfArrival(@ForAll @IntRange(min = 1, max = 30) int capacity, @ForAll long seed) {
        // three different cosines only, so most pairs tie
        List<Integer> order = new ArrayList<>(IntStream.range(0, 60).boxed().toList());
        TailPairs straight = new TailPairs(capacity);
        order.forEach(i -> straight.offer(i % 3 / 4f, i, 100));
        Collections.shuffle(order, new Random(seed));
        TailPairs shuffled = new TailPairs(capacity);
        order.forEach(i -> shuffled.offer(i % 3 / 4f, i, 100));

        assertThat(shuffled.sorted().first()).isEqualTo(straight.sorted().first());
    }

    @Property
    void countingFindsThePlace(
            @ForAll @Size(max = 100) List<@FloatRange(min = -1, max = 1) Float> cosines,
            @ForAll @FloatRange(min = -1, max = 1) float threshold) {
        TailPairs tail = new TailPairs(1_000);
        cosines.forEach(cosine -> tail.offer(cosine, 0, 1));
        TailPairs.Sorted sorted = tail.sorted();

        long expected = cosines.stream().filter(c -> c >= threshold).count();
        assertThat(sorted.countFrom(threshold)).isEqualTo((int) expected);
        for (int i = 0; i < expected; i++) {
            assertThat(sorted.cosines()[i]).isGreaterThanOrEqualTo(threshold);
        }
    }
}
