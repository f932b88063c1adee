package io.github.keycloakface.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.credential.OpenedReferences;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.model.ModelManifest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoughtPersonTest {

    private static final String MODEL = "drawn";

    /** A cosine of 0.5, 0.6 is a score of 60, 72. */
    private static final ScoreCalibration TABLE = new ScoreCalibration(new ModelManifest.Calibration(
            "drawn", 1e-6, List.of(new ModelManifest.Point(0.5, 1e-5), new ModelManifest.Point(0.6, 1e-6))));

    @ParameterizedTest
    @CsvSource({"0.49, false, false", "0.51, true, false", "0.59, true, false", "0.61, true, true"})
    void onePictureMustBeTenTimesRarerThanTheLimit(double cosine, boolean isShown, boolean isSure) {
        SoughtPerson person = person(List.of(face(1)));

        assertThat(person.isShownBy(person.compare(face(cosine)))).isEqualTo(isShown);
        assertThat(person.isSurely(face(cosine))).isEqualTo(isSure);
    }

    @Test
    void nobodyIsShownWithoutAReference() {
        SoughtPerson person = new SoughtPerson(new OpenedReferences(List.of(), List.of(), 1, 1), TABLE, 0);

        assertThat(person.isShownBy(person.compare(face(1)))).isFalse();
        assertThat(person.isSurely(face(1))).isFalse();
    }

    private static SoughtPerson person(List<Embedding> references) {
        return new SoughtPerson(new OpenedReferences(List.of("id"), references, 0, 0), TABLE, 60);
    }

    private static Embedding face(double cosine) {
        return Embedding.ofRaw(MODEL, new float[] {(float) cosine, (float) Math.sqrt(1 - cosine * cosine)});
    }
}
