package io.github.keycloakface.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.evaluation.gallery.Gallery;
import io.github.keycloakface.evaluation.gallery.PhotoSet;
import io.github.keycloakface.evaluation.gallery.Sample;
import io.github.keycloakface.evaluation.statistics.Cosine;
import io.github.keycloakface.evaluation.statistics.DrawnFaces;
import io.github.keycloakface.evaluation.statistics.FaceSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CenterTest {

    private static final int DIMENSIONS = 64;

    @Test
    void strangersOfOnePlaceAreStrangersAgain() throws IOException {
        Gallery alike = place(150, 2);

        Gallery apart = alike.without(Center.of(alike));

        assertThat(meanOfStrangers(alike)).isGreaterThan(0.4);
        assertThat(meanOfStrangers(apart)).isCloseTo(0, within(0.02));
        // two photos of one person stay alike
        assertThat(Cosine.of(
                        apart.samples().get(0).unit(), apart.samples().get(1).unit()))
                .isGreaterThan(0.8);
    }

    @Test
    void manyPhotosOfOnePersonAreOneVote() throws IOException {
        Gallery once = place(100, 1);
        List<Sample> samples = new ArrayList<>(once.samples());
        IntStream.range(0, 500).forEach(i -> samples.add(samples.get(0)));

        Gallery often = new Gallery(once.photos(), samples, List.of());

        assertThat(Center.of(often)).isEqualTo(Center.of(once));
    }

    @Test
    void fewPeopleHaveNoCenter() {
        assertThatThrownBy(() -> Center.of(place(99, 3)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a center needs 100 people")
                .hasMessageContaining("found 99");
    }

    @Test
    void withoutACenterNothingChanges() {
        Gallery gallery = place(3, 1);

        assertThat(gallery.without(List.of())).isSameAs(gallery);
    }

    /** People whose photos all lean the same way, as if taken by one camera. */
    private static Gallery place(int people, int photos) {
        FaceSet faces = DrawnFaces.random(people, photos, DIMENSIONS, 0.1, 7);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < faces.people().length; i++) {
            samples.add(new Sample(i, faces.people()[i], leaning(faces.units()[i]), 50, Map.of()));
        }
        List<String> names =
                IntStream.range(0, people).mapToObj(String::valueOf).toList();
        return new Gallery(new PhotoSet(names, List.of(), List.of()), samples, List.of());
    }

    private static float[] leaning(float[] unit) {
        float[] leaning = unit.clone();
        leaning[0] += 1;
        double length = Math.sqrt(Cosine.of(leaning, leaning));
        for (int i = 0; i < leaning.length; i++) {
            leaning[i] = (float) (leaning[i] / length);
        }
        return leaning;
    }

    private static double meanOfStrangers(Gallery gallery) {
        FaceSet faces = gallery.faces(Set.of());
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < faces.units().length; a++) {
            for (int b = 0; b < a; b++) {
                if (faces.people()[a] != faces.people()[b]) {
                    sum += Cosine.of(faces.units()[a], faces.units()[b]);
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }
}
