package io.github.keycloakface.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.match.Embedding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What the shipped models must see in the photos that the build fetches. */
class ConformanceTest {

    private static final Map<String, List<Face>> FACES = new HashMap<>();
    private static final Map<String, Embedding> PORTRAITS = new HashMap<>();

    @BeforeAll
    static void detect() throws IOException, ImageRejectedException {
        for (Pictures.Picture picture : Pictures.all()) {
            FACES.put(picture.file(), TestPipeline.faces(Pictures.bytes(picture.file())));
        }
        for (Pictures.Picture portrait : Pictures.portraits()) {
            PORTRAITS.put(portrait.file(), TestPipeline.only(TestPipeline.get(), Pictures.bytes(portrait.file())));
        }
    }

    @Test
    void everyFaceIsFoundAndNothingElse() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (Pictures.Picture picture : Pictures.all()) {
            softly.assertThat(FACES.get(picture.file())).as(picture.file()).hasSize(picture.faces());
        }
        softly.assertAll();
    }

    /** The full profile of sample2.jpg has no roll in the table: the landmark model knows no profiles. */
    @ParameterizedTest(name = "{0} at {1}, {2}")
    @CsvFileSource(resources = "/conformance.csv", useHeadersInDisplayName = true)
    void facesLieWhereTheTableSays(String photo, double x, double y, double eyes, Double roll, double minQuality) {
        Point center = new Point(x, y);

        Face face = FACES.get(photo).stream()
                .filter(f -> center(f).distance(center) < 0.4 * eyes)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no face there"));

        assertThat(face.points().eyeDistance()).isCloseTo(eyes, within(0.2 * eyes));
        assertThat(face.quality().score()).isBetween(minQuality, 100.0);
        if (roll != null) {
            assertThat(face.rollDegrees()).isCloseTo(roll, within(8.0));
        }
    }

    @Test
    void boxesAreFourToFiveAndLeanWithTheHead() {
        for (List<Face> faces : FACES.values()) {
            for (Face face : faces) {
                double width = face.box().topLeft().distance(face.box().topRight());
                double height = face.box().topLeft().distance(face.box().bottomLeft());
                double dx = face.box().topRight().x() - face.box().topLeft().x();
                double dy = face.box().topRight().y() - face.box().topLeft().y();

                assertThat(width / height).isCloseTo(0.8, within(1e-6));
                assertThat(Math.toDegrees(Math.atan2(dy, dx))).isCloseTo(face.rollDegrees(), within(1e-6));
            }
        }
    }

    @Test
    void allPhotosOfOnePersonMatchAndNoOthers() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        List<Pictures.Picture> portraits = new ArrayList<>(Pictures.portraits());
        for (int i = 0; i < portraits.size(); i++) {
            for (Pictures.Picture other : portraits.subList(i + 1, portraits.size())) {
                Pictures.Picture one = portraits.get(i);
                double score = TestPipeline.get().score(PORTRAITS.get(one.file()), PORTRAITS.get(other.file()));
                softly.assertThat(score > 60)
                        .as("%s against %s: %.1f", one.file(), other.file(), score)
                        .isEqualTo(one.person().equals(other.person()));
            }
        }
        softly.assertAll();
    }

    private static Point center(Face face) {
        return Point.middle(face.box().topLeft(), face.box().bottomRight());
    }
}
