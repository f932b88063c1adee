package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.match.ScoreCalibration;
import java.util.List;
import java.util.Optional;

/** Makes one probe of the pictures of one capture: blinks, open mouths and noise cancel out, the person stays. */
public final class ProbeFusion {

    private ProbeFusion() {}

    /**
     * The mean of all pictures. Each must be like each as at enrollment: the mean of a live face and of a photo held up
     * for one picture would be like both, and pass for the person on the photo.
     *
     * @param faces one or more, of one model
     * @param calibration of that model
     * @return the mean embedding and the mean quality; empty when they do not all show the same person
     */
    public static Optional<FaceProbe> mean(List<FaceProbe> faces, ScoreCalibration calibration) {
        if (!FrameSelection.isOnePerson(faces, calibration)) {
            return Optional.empty();
        }
        return Optional.of(new FaceProbe(
                Embedding.mean(faces.stream().map(FaceProbe::embedding).toList()),
                faces.stream().mapToDouble(FaceProbe::quality).average().orElseThrow()));
    }
}
