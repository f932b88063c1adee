package io.github.keycloakface.vision.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageRejectedException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The quality of each portrait that the build fetches, component by component, in whole points. */
class QualityConformanceTest {

    /** Processors round differently, and a model's answer moves by that. */
    private static final double POINTS = 3;

    private static final String[] COLUMNS = {
        "photo",
        "quality",
        "background",
        "compression",
        "dynamicRange",
        "eyeDistance",
        "eyesOpen",
        "eyesVisible",
        "headSize",
        "illuminationUniformity",
        "margins",
        "mouthClosed",
        "mouthVisible",
        "naturalColor",
        "overexposure",
        "pitch",
        "recognizability",
        "roll",
        "sharpness",
        "singleFace",
        "underexposure",
        "yaw"
    };

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/quality-conformance.csv", numLinesToSkip = 1)
    void portraitsHaveTheQualityOfTheTable(ArgumentsAccessor row) throws IOException, ImageRejectedException {
        Quality quality = quality(row.getString(0));
        Map<String, Double> measured = new TreeMap<>(quality.components());
        measured.put("quality", quality.score());
        SoftAssertions softly = new SoftAssertions();

        for (int i = 1; i < COLUMNS.length; i++) {
            Double value = measured.remove(COLUMNS[i]);
            if (row.get(i) == null) {
                softly.assertThat(value).as(COLUMNS[i]).isNull();
            } else {
                softly.assertThat(value).as(COLUMNS[i]).isCloseTo(row.getDouble(i), within(POINTS));
            }
        }
        softly.assertAll();
        assertThat(measured).as("measured, but not in the table").isEmpty();
    }

    private static Quality quality(String photo) throws IOException, ImageRejectedException {
        try (FaceImage image = TestPipeline.DECODER.open(Pictures.bytes(photo))) {
            Face face = TestPipeline.get().detect(image).get(0);
            return TestPipeline.get().judged(image, face).quality();
        }
    }
}
