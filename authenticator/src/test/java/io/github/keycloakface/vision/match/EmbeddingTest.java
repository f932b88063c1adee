package io.github.keycloakface.vision.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;

class EmbeddingTest {

    @Property(tries = 200)
    void embeddingsHaveUnitLength(@ForAll @Size(512) float @FloatRange(min = -100, max = 100) [] raw) {
        raw[0] = 1;

        double squares = 0;
        for (float v : Embedding.ofRaw("m", raw).toArray()) {
            squares += v * v;
        }

        assertThat(squares).isCloseTo(1, within(1e-5));
    }

    @Property(tries = 200)
    void cosineIsSymmetricAndBounded(
            @ForAll @Size(128) float @FloatRange(min = -1, max = 1) [] a,
            @ForAll @Size(128) float @FloatRange(min = -1, max = 1) [] b) {
        a[0] = 1;
        b[1] = 1;
        Embedding one = Embedding.ofRaw("m", a);
        Embedding other = Embedding.ofRaw("m", b);

        assertThat(one.cosine(other)).isEqualTo(other.cosine(one)).isBetween(-1.0, 1.0);
        assertThat(one.cosine(one)).isCloseTo(1, within(1e-6));
    }

    @Example
    void aVectorWithoutDirectionIsRefused() {
        assertThatThrownBy(() -> Embedding.ofRaw("m-7", new float[4])).hasMessageContaining("m-7");
        assertThatThrownBy(() -> Embedding.ofRaw("m", new float[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Embedding.ofRaw("m", new float[] {1, Float.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Embedding.ofRaw("m", new float[] {1, Float.POSITIVE_INFINITY}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void embeddingsOfDifferentModelsCannotBeCompared() {
        Embedding a = Embedding.ofRaw("a-1", new float[] {1, 0});

        assertThatThrownBy(() -> a.cosine(Embedding.ofRaw("b-1", new float[] {1, 0})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a-1")
                .hasMessageContaining("b-1");
        assertThatThrownBy(() -> a.cosine(Embedding.ofRaw("a-1", new float[] {1, 0, 0})))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void theTextFormHoldsNoComponent() {
        assertThat(Embedding.ofRaw("m", new float[] {0.6f, 0.8f})).hasToString("Embedding[m, 2 dimensions]");
    }

    @Example
    void theVectorCannotBeChangedFromOutside() {
        Embedding embedding = Embedding.ofRaw("m", new float[] {1, 0});
        embedding.toArray()[0] = 0;

        assertThat(embedding.toArray()[0]).isEqualTo(1);
    }

    @Example
    void twoLooksAtOnePictureAreOnePicture() {
        Embedding face = Embedding.ofRaw("m", new float[] {3, 4});
        Embedding mirror = Embedding.ofRaw("m", new float[] {4, 3});

        assertThat(face.plus(mirror).pictures()).isOne();
    }

    @Example
    void whatIsInCommonIsTakenOut() {
        Embedding face = Embedding.mean(List.of(Embedding.ofRaw("m", new float[] {0.8f, 0.6f})));

        Embedding rest = face.without(new float[] {0.8f, 0});

        assertThat(rest.toArray()).containsExactly(new float[] {0, 1}, within(1e-6f));
        assertThat(rest.modelId()).isEqualTo("m");
        assertThatThrownBy(() -> face.without(new float[] {0.8f, 0, 0})).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void aMeanKnowsItsPictures() {
        Embedding right = Embedding.ofRaw("m", new float[] {1, 0});
        Embedding up = Embedding.ofRaw("m", new float[] {0, 2});

        Embedding mean = Embedding.mean(List.of(right, up, Embedding.mean(List.of(right, up))));

        assertThat(mean.pictures()).isEqualTo(4);
        assertThat(mean.cosine(right)).isCloseTo(Math.sqrt(0.5), within(1e-6));
        assertThat(mean.cosine(mean)).isCloseTo(1, within(1e-6));
    }

    @Example
    void aMeanOfDifferentModelsOrOfOppositesIsRefused() {
        Embedding right = Embedding.ofRaw("a-1", new float[] {1, 0});

        assertThatThrownBy(() -> Embedding.mean(List.of(right, Embedding.ofRaw("b-1", new float[] {1, 0}))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Embedding.mean(List.of(right, Embedding.ofRaw("a-1", new float[] {-1, 0}))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
