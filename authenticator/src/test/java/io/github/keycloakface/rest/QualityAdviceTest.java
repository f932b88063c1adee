package io.github.keycloakface.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.quality.Quality;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QualityAdviceTest {

    /** A new measure must come with its advice, or people read the sentence for what is not known. */
    @Test
    void everyComponentThatIsMeasuredHasItsOwnAdvice() throws IOException, ImageRejectedException {
        Set<String> measured = TestPipeline.faces(Pictures.bytes("cage.jpg"))
                .get(0)
                .quality()
                .components()
                .keySet();

        List<String> sentences =
                measured.stream().map(QualityAdviceTest::advice).toList();

        assertThat(measured).isNotEmpty();
        assertThat(sentences).doesNotHaveDuplicates().noneMatch(sentence -> sentence.startsWith("Take a photo"));
    }

    @Test
    void somethingIsSaidOfAnUnknownComponent() {
        assertThat(advice("beauty")).isEqualTo("Take a photo that is better in its beauty.");
    }

    @Test
    void fullMarksNeedNoAdvice() {
        assertThat(QualityAdvice.on(new Quality(100, Map.of("yaw", 100.0), Map.of(), "yaw")))
                .isEmpty();
    }

    private static String advice(String component) {
        return QualityAdvice.on(new Quality(50, Map.of(component, 99.9), Map.of(), component))
                .orElseThrow();
    }
}
