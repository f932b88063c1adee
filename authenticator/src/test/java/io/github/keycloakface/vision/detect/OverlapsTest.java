package io.github.keycloakface.vision.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.geometry.Box;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OverlapsTest {

    @Test
    void ofTwoBoxesOnOneFaceTheBetterStays() {
        Detection good = seen(0, 0, 100, 0.9);
        Detection worse = seen(10, 0, 100, 0.8);
        Detection neighbor = seen(200, 0, 100, 0.7);

        assertThat(Overlaps.removed(List.of(neighbor, worse, good), 0.4, 10)).containsExactly(good, neighbor);
    }

    @Test
    void boxesThatOverlapLessStayBoth() {
        assertThat(Overlaps.removed(List.of(seen(0, 0, 100, 0.9), seen(60, 0, 100, 0.8)), 0.4, 10))
                .hasSize(2);
    }

    @Test
    void aBoxInsideAnotherIsOneFaceOnlyWhenAskedFor() {
        List<Detection> cut = List.of(seen(0, 0, 100, 0.9), seen(20, 20, 40, 0.8));

        assertThat(Overlaps.removed(cut, Function.identity(), 0.4, 0.6, 10)).hasSize(1);
        assertThat(Overlaps.removed(cut, Function.identity(), 0.4, 1, 10)).hasSize(2);
    }

    @Test
    void noMoreFacesAreKeptThanAllowed() {
        List<Detection> row = List.of(seen(0, 0, 10, 0.7), seen(50, 0, 10, 0.9), seen(100, 0, 10, 0.8));

        assertThat(Overlaps.removed(row, 0.4, 2)).extracting(Detection::score).containsExactly(0.9, 0.8);
    }

    private static Detection seen(double x, double y, double side, double score) {
        return new Detection(new Box(x, y, side, side), score, Optional.empty());
    }
}
