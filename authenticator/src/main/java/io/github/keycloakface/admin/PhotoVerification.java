package io.github.keycloakface.admin;

import io.github.keycloakface.credential.FaceComparison;
import io.github.keycloakface.credential.FaceCredentialProvider;
import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.http.Answer;
import io.github.keycloakface.http.LivenessView;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.verify.LiveProbe;
import java.io.InputStream;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/**
 * Compares a photo, or the best of several, with the references of one user. Whoever may ask can also replace the
 * references, as scores of chosen photos lead to a likeness of the template, step by step; so failures do not count for
 * the user's attempts.
 */
record PhotoVerification(AdminCall call, String userId) {

    private static final String RESOURCE_TYPE = "FACE_COMPARISON";

    /**
     * The outcome. Members may be added.
     *
     * @param score 0..200, calibrated for the number of comparisons
     * @param decision {@code match} or {@code no-match}: whose face it is, whatever its liveness
     * @param threshold what the score had to reach
     * @param quality of the photo that was compared, 1..100
     * @param compared references that took part
     * @param referenceId the one most like the photo
     * @param liveness of the photo, or of all of them together; null when the loaded pack cannot tell
     */
    record Outcome(
            double score,
            String decision,
            double threshold,
            double quality,
            int compared,
            String referenceId,
            LivenessView liveness) {}

    Answer verify(InputStream body) throws ProblemException {
        new TargetUser(call, userId).requireManagedPerson();
        PhotoCall photos = PhotoCall.of(call);
        return photos.read(body, VerifyPhotoRequest.class, request -> verify(photos, request));
    }

    private Answer verify(PhotoCall photos, VerifyPhotoRequest request)
            throws ProblemException, EngineBusyException, EngineUnavailableException {
        request.check();
        ScoreCalibration calibration = photos.engine().calibration();
        LiveProbe probe = new PhotoReading(photos.engine(), request.leastQuality()).live(request.photos());
        if (request.mustBeLive()) {
            requireLive(probe.liveness());
        }
        return photos.store(session -> compare(session, probe, calibration, request.threshold()));
    }

    /** Before any comparison: whoever holds up a picture learns nothing of how well it would have done. */
    static void requireLive(Optional<Liveness> liveness) throws ProblemException {
        if (!liveness.orElseThrow(() -> new ProblemException(Reason.LIVENESS_UNAVAILABLE))
                .live()) {
            throw new ProblemException(Reason.NOT_LIVE);
        }
    }

    private Answer compare(KeycloakSession session, LiveProbe probe, ScoreCalibration calibration, double threshold)
            throws ProblemException {
        Embedding shown = probe.face().embedding();
        FaceComparison comparison = FaceCredentialProvider.of(session)
                .open(
                        session.getContext().getRealm(),
                        new TargetUser(call, userId).in(session),
                        shown.modelId(),
                        row -> true)
                .compare(shown, calibration);
        if (comparison.compared() == 0) {
            throw new ProblemException(nothingToCompare(comparison));
        }
        LivenessView liveness = LivenessView.of(probe.liveness()).orElse(null);
        String decision = comparison.score() >= threshold ? "match" : "no-match";
        call.events()
                .clone(session)
                .operation(OperationType.ACTION)
                .resource(RESOURCE_TYPE)
                .resourcePath("face", "users", userId, "verify")
                .detail("decision", decision)
                .detail("threshold", Double.toString(threshold))
                .detail("credential_id", comparison.credentialId())
                .detail("live", liveness == null ? null : Boolean.toString(liveness.live()))
                .success();
        return Answer.ok(new Outcome(
                comparison.score(),
                decision,
                threshold,
                probe.face().quality(),
                comparison.compared(),
                comparison.credentialId(),
                liveness));
    }

    private static Reason nothingToCompare(FaceComparison comparison) {
        if (comparison.isStale()) {
            return Reason.REFERENCES_STALE;
        }
        return comparison.unreadable() > 0 ? Reason.REFERENCES_UNREADABLE : Reason.NOT_ENROLLED;
    }
}
