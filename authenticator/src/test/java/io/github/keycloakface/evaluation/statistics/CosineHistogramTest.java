package io.github.keycloakface.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class CosineHistogramTest {

    @Property
    void aCountIsOffByOneBinAtMost(
            @ForAll @Size(max = 200) List<@FloatRange(min = -1, max = 1) Float> cosines,
            @ForAll @DoubleRange(min = -1, max = 1) double threshold) {
        CosineHistogram histogram = filled(cosines);
        double bin = 1.0 / CosineHistogram.SCALE;

        assertThat(histogram.count()).isEqualTo(cosines.size());
        assertThat(histogram.countFrom(threshold))
                .isBetween(from(cosines, threshold + 1.01 * bin), from(cosines, threshold));
    }

    @Property
    void theEdgeLetsNoMoreThroughThanAllowed(
            @ForAll @Size(max = 200) List<@FloatRange(min = -1, max = 1) Float> cosines,
            @ForAll @IntRange(min = 0, max = 200) int allowed) {
        CosineHistogram histogram = filled(cosines);

        assertThat(histogram.countFrom(histogram.edgeAbove(allowed))).isLessThanOrEqualTo(allowed);
    }

    @Example
    void whatRoundingLiftsOverOneIsCountedInTheLastBin() {
        CosineHistogram histogram = filled(List.of(1.0000002f, 1f, -1.0000002f));

        assertThat(histogram.count()).isEqualTo(3);
        assertThat(histogram.countFrom(1)).isEqualTo(2);
    }

    private static CosineHistogram filled(List<Float> cosines) {
        CosineHistogram histogram = new CosineHistogram();
        cosines.forEach(histogram::add);
        return histogram;
    }

    private static long from(List<Float> cosines, double threshold) {
        return cosines.stream().filter(c -> c >= threshold).count();
    }
}
