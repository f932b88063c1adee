package io.github.keycloakface.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;

class DiscardCurveTest {

    @Example
    void theWorstPairsGoFirst() {
        // ten people of two photos; the pair of person 0 fails, and its first photo is the worst of all
        DrawnFaces faces = new DrawnFaces().at(0, 0).at(0, 80);
        double[] quality = new double[20];
        for (int person = 1; person < 10; person++) {
            faces.at(person, 10 * person).at(person, 10 * person);
        }
        for (int i = 0; i < 20; i++) {
            quality[i] = i + 1;
        }

        List<DiscardCurve.Point> curve = DiscardCurve.of(DrawnFaces.compare(faces.faces()), quality, 0.9);

        assertThat(curve.get(0)).isEqualTo(new DiscardCurve.Point(0, 1, 0.1));
        DiscardCurve.Point tenth = curve.stream()
                .filter(p -> Math.abs(p.discarded() - 0.1) < 1e-9)
                .findFirst()
                .orElseThrow();
        assertThat(tenth.fnmr()).isZero();
        assertThat(tenth.quality()).isEqualTo(3);
    }

    @Example
    void aQualityThatKnowsNothingLeavesTheRate() {
        Comparisons all = DrawnFaces.compare(DrawnFaces.random(200, 3, 5, 0.6, 2));
        double[] quality = new double[600];
        Arrays.setAll(quality, i -> (i * 7919) % 601);

        List<DiscardCurve.Point> curve = DiscardCurve.of(all, quality, 0.7);

        double whole = curve.get(0).fnmr();
        assertThat(whole).isEqualTo(all.fnmr(0.7));
        assertThat(curve.get(curve.size() - 1).fnmr()).isCloseTo(whole, within(0.1));
    }
}
