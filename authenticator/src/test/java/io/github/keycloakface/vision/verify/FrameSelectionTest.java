package io.github.keycloakface.vision.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.model.ModelManifest.Calibration;
import io.github.keycloakface.vision.model.ModelManifest.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Faces are directions in a plane: up to 60 degrees apart they are one person. */
class FrameSelectionTest {

    private static final ScoreCalibration CALIBRATION = new ScoreCalibration(
            new Calibration("a drawing", 1e-5, List.of(new Point(0.3, 1e-3), new Point(0.5, 1e-5))));

    @Test
    void theBestQualityWins() {
        FaceProbe best = face(0, 91);

        assertChosen(best, face(10, 90), best, face(20, 55));
    }

    @Test
    void ofEqualQualityTheOneMostLikeTheOthersWins() {
        FaceProbe middle = face(20, 70);

        assertChosen(middle, face(0, 70), middle, face(50, 70));
    }

    @Test
    void lessThanAPointOfQualityIsNoDifference() {
        FaceProbe middle = face(20, 70.1);

        assertChosen(middle, face(0, 70.4), middle, face(50, 69.6));
    }

    @Test
    void aPointOfQualityOutweighsLikeness() {
        FaceProbe best = face(50, 71);

        assertChosen(best, face(0, 70), face(20, 70), best);
    }

    @Test
    void aDifferentPersonAmongThemSpoilsThemAll() {
        assertNoneChosen(face(0, 80), face(5, 80), face(90, 80));
        assertNoneChosen(face(0, 80), face(5, 80), face(90, 99));
        assertNoneChosen(face(0, 80), face(5, 80), face(180, 20));
    }

    @Test
    void eachMustBeLikeEachAndNotOnlyLikeTheNext() {
        assertNoneChosen(face(0, 80), face(40, 99), face(80, 80));
    }

    @Test
    void theLimitIsOneFalseMatchInAHundredThousand() {
        FaceProbe best = face(0, 80);

        assertChosen(best, best, face(59, 70));
        assertNoneChosen(face(0, 80), face(61, 70));
    }

    private static void assertChosen(FaceProbe expected, FaceProbe... faces) {
        for (List<FaceProbe> order : orders(List.of(faces))) {
            Optional<FaceProbe> chosen = FrameSelection.best(order, CALIBRATION);

            assertThat(chosen).as("%s", order).containsSame(expected);
        }
    }

    private static void assertNoneChosen(FaceProbe... faces) {
        for (List<FaceProbe> order : orders(List.of(faces))) {
            assertThat(FrameSelection.best(order, CALIBRATION)).as("%s", order).isEmpty();
        }
    }

    private static List<List<FaceProbe>> orders(List<FaceProbe> faces) {
        if (faces.isEmpty()) {
            return List.of(List.of());
        }
        List<List<FaceProbe>> orders = new ArrayList<>();
        for (FaceProbe first : faces) {
            List<FaceProbe> others = new ArrayList<>(faces);
            others.remove(first);
            for (List<FaceProbe> rest : orders(others)) {
                List<FaceProbe> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }

    private static FaceProbe face(double degrees, double quality) {
        double angle = Math.toRadians(degrees);
        float[] direction = {(float) Math.cos(angle), (float) Math.sin(angle)};
        return new FaceProbe(Embedding.ofRaw("drawn", direction), quality);
    }
}
