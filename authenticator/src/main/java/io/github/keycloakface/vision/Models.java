package io.github.keycloakface.vision;

import io.github.keycloakface.vision.detect.FaceDetector;
import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelManifest;
import io.github.keycloakface.vision.model.ModelStore;
import io.github.keycloakface.vision.model.ModelTask;
import io.github.keycloakface.vision.onnx.EmbedderModel;
import io.github.keycloakface.vision.onnx.HeadPoseModel;
import io.github.keycloakface.vision.onnx.LandmarkModel;
import io.github.keycloakface.vision.onnx.PassiveLivenessModel;
import io.github.keycloakface.vision.onnx.UltraFaceDetector;
import io.github.keycloakface.vision.onnx.YuNetDetector;
import java.util.Optional;

/** The loaded models of a pack; all or none. */
final class Models implements AutoCloseable {

    private final FaceDetector detector;
    private final LandmarkModel landmarks;
    private final EmbedderModel embedder;
    private final PassiveLivenessModel liveness;
    private final HeadPoseModel pose;
    private final ScoreCalibration calibration;

    /** @param mustScore whether an embedder without calibration is refused */
    Models(ModelStore store, boolean mustScore) throws ModelException {
        calibration = mustScore ? calibration(embedderOf(store)) : null;
        FaceDetector openDetector = null;
        LandmarkModel openLandmarks = null;
        PassiveLivenessModel openLiveness = null;
        HeadPoseModel openPose = null;
        try {
            ModelManifest.Model description =
                    store.find(ModelTask.DETECTOR).orElseThrow(() -> new ModelException("The pack names no detector"));
            openDetector = detector(store, description);
            openLandmarks = landmarks(store, description);
            openLiveness = liveness(store);
            openPose = pose(store);
            embedder = embedder(store, embedderOf(store));
        } catch (ModelException e) {
            close(openPose, openLiveness, openLandmarks, openDetector);
            throw e;
        }
        detector = openDetector;
        landmarks = openLandmarks;
        liveness = openLiveness;
        pose = openPose;
    }

    FaceDetector detector() {
        return detector;
    }

    /** Absent when the detector yields the points itself and the pack brings no landmark model. */
    Optional<LandmarkModel> landmarks() {
        return Optional.ofNullable(landmarks);
    }

    EmbedderModel embedder() {
        return embedder;
    }

    /** Absent when the pack brings none. */
    Optional<PassiveLivenessModel> liveness() {
        return Optional.ofNullable(liveness);
    }

    /** Absent when the pack brings none. */
    Optional<HeadPoseModel> pose() {
        return Optional.ofNullable(pose);
    }

    ScoreCalibration calibration() {
        if (calibration == null) {
            throw new IllegalStateException("models that were opened without calibration do not score");
        }
        return calibration;
    }

    private static ModelManifest.Model embedderOf(ModelStore store) throws ModelException {
        return store.find(ModelTask.EMBEDDER).orElseThrow(() -> new ModelException("The pack names no embedder"));
    }

    private static ScoreCalibration calibration(ModelManifest.Model embedder) throws ModelException {
        if (embedder.calibration() == null) {
            throw new ModelException("Embedder " + embedder.id()
                    + " has no calibration, so its scores mean nothing: measure one with ./face calibrate"
                    + " (docs/evaluation.md)");
        }
        try {
            return new ScoreCalibration(embedder.calibration());
        } catch (IllegalArgumentException e) {
            throw new ModelException("Embedder " + embedder.id() + ": " + e.getMessage(), e);
        }
    }

    private static FaceDetector detector(ModelStore store, ModelManifest.Model description) throws ModelException {
        return switch (description.adapter()) {
            case UltraFaceDetector.ADAPTER -> new UltraFaceDetector(store, description);
            case YuNetDetector.ADAPTER -> new YuNetDetector(store, description);
            default -> throw unknown(description);
        };
    }

    private static LandmarkModel landmarks(ModelStore store, ModelManifest.Model detector) throws ModelException {
        Optional<ModelManifest.Model> description = store.find(ModelTask.LANDMARKS);
        if (description.isEmpty()) {
            if (!YuNetDetector.ADAPTER.equals(detector.adapter())) {
                throw new ModelException(
                        "Detector " + detector.id() + " yields boxes only: the pack needs landmarks too");
            }
            return null;
        }
        if (!LandmarkModel.ADAPTER.equals(description.get().adapter())) {
            throw unknown(description.get());
        }
        return new LandmarkModel(store, description.get());
    }

    private static EmbedderModel embedder(ModelStore store, ModelManifest.Model description) throws ModelException {
        if (!EmbedderModel.ADAPTER.equals(description.adapter())) {
            throw unknown(description);
        }
        return new EmbedderModel(store, description);
    }

    private static PassiveLivenessModel liveness(ModelStore store) throws ModelException {
        Optional<ModelManifest.Model> description = store.find(ModelTask.LIVENESS);
        if (description.isEmpty()) {
            return null;
        }
        if (!PassiveLivenessModel.ADAPTER.equals(description.get().adapter())) {
            throw unknown(description.get());
        }
        return new PassiveLivenessModel(store, description.get());
    }

    private static HeadPoseModel pose(ModelStore store) throws ModelException {
        Optional<ModelManifest.Model> description = store.find(ModelTask.POSE);
        if (description.isEmpty()) {
            return null;
        }
        if (!HeadPoseModel.ADAPTER.equals(description.get().adapter())) {
            throw unknown(description.get());
        }
        return new HeadPoseModel(store, description.get());
    }

    private static ModelException unknown(ModelManifest.Model model) {
        return new ModelException("Model " + model.id() + ": no adapter '" + model.adapter() + "' for this task");
    }

    @Override
    public void close() {
        close(pose, liveness, landmarks, detector);
        embedder.close();
    }

    private static void close(
            HeadPoseModel pose, PassiveLivenessModel liveness, LandmarkModel landmarks, FaceDetector detector) {
        if (pose != null) {
            pose.close();
        }
        if (liveness != null) {
            liveness.close();
        }
        if (landmarks != null) {
            landmarks.close();
        }
        if (detector != null) {
            detector.close();
        }
    }
}
