package io.github.keycloakface.admin;

import io.github.keycloakface.attempt.FaceConfig;
import io.github.keycloakface.engine.EngineReport;
import io.github.keycloakface.engine.EngineState;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.model.ModelManifest;
import java.util.List;
import java.util.stream.IntStream;
import org.keycloak.models.KeycloakSession;

/**
 * What an administrator sees of the engine. Why it failed is for who runs the server: its log and Server Info say it.
 *
 * @param pack null while no models are loaded
 * @param threshold score from which on a photo matches when nobody asks for another
 * @param scores what scores mean
 */
record StateView(
        EngineState engine,
        String version,
        int permits,
        String pack,
        List<Model> models,
        double threshold,
        List<ScorePoint> scores) {

    /** Two decades of false-match rates up and down from one in ten thousand. */
    private static final int FIRST_POINT = 2;

    private static final int LAST_POINT = 6;

    /** @param sha256 first hex digits, as in Server Info */
    record Model(String id, String task, String sha256) {

        static Model of(ModelManifest.Model model) {
            return new Model(model.id(), model.task().name(), model.shortSha256());
        }
    }

    /** @param fmr share of strangers who reach the score */
    record ScorePoint(double score, double fmr) {

        static ScorePoint ofDecade(int decade) {
            return new ScorePoint(ScoreCalibration.POINTS_PER_DECADE * decade, Math.pow(10, -decade));
        }
    }

    static StateView of(KeycloakSession session) {
        EngineReport report = session.getProvider(FaceEngine.class).report();
        return new StateView(
                report.state(),
                report.version(),
                report.permits(),
                report.pack(),
                report.models().stream().map(Model::of).toList(),
                FaceConfig.decisionScore(FaceConfig.DEFAULT_RATE),
                IntStream.rangeClosed(FIRST_POINT, LAST_POINT)
                        .mapToObj(ScorePoint::ofDecade)
                        .toList());
    }
}
