package io.github.keycloakface.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Example;

class BalancedAccuracyTest {

    @Example
    void separablePeopleAreToldApartWithoutError() {
        assertThat(accuracy(40)).isEqualTo(1);
    }

    @Example
    void fewerGenuinePairsThanFoldsStillGiveANumber() {
        assertThat(accuracy(3)).isEqualTo(1);
    }

    @Example
    void onePairIsNoMeasurement() {
        Comparisons one =
                DrawnFaces.compare(new DrawnFaces().at(0, 0).at(0, 1).at(1, 90).faces());

        assertThat(BalancedAccuracy.of(one, 1)).isNaN();
    }

    @Example
    void photosThatSayNothingAreGuesses() {
        DrawnFaces faces = new DrawnFaces();
        Random random = new Random(3);
        for (int i = 0; i < 400; i++) {
            faces.at(i / 2, random.nextInt(360));
        }

        assertThat(BalancedAccuracy.of(DrawnFaces.compare(faces.faces()), 1)).isBetween(0.4, 0.6);
    }

    /** People at right angles, each with two photos that are the same. */
    private static double accuracy(int people) {
        DrawnFaces faces = new DrawnFaces();
        for (int p = 0; p < people; p++) {
            float[] one = new float[people];
            one[p] = 1;
            faces.add(p, one).add(p, one);
        }
        return BalancedAccuracy.of(DrawnFaces.compare(faces.faces()), 1);
    }
}
