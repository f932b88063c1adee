package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.match.ScoreCalibration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses the reference among the pictures of one enrollment. */
public final class FrameSelection {

    /** One false match in 100,000, as at login: whoever takes turns before the camera is not one person. */
    private static final double SAME_PERSON = 60;

    private FrameSelection() {}

    /**
     * The picture of the highest quality; of equals the one that is most like the others.
     *
     * @param faces one or more
     * @return empty when they do not all show the same person
     */
    public static Optional<FaceProbe> best(List<FaceProbe> faces, ScoreCalibration calibration) {
        if (!isOnePerson(faces, calibration)) {
            return Optional.empty();
        }
        return faces.stream()
                .max(Comparator.comparingLong((FaceProbe face) -> Math.round(face.quality()))
                        .thenComparingDouble(face -> likeness(face, faces, calibration)));
    }

    /** Whether each picture is like each. */
    static boolean isOnePerson(List<FaceProbe> faces, ScoreCalibration calibration) {
        return faces.stream()
                .allMatch(a ->
                        faces.stream().allMatch(b -> calibration.score(a.embedding(), b.embedding()) >= SAME_PERSON));
    }

    private static double likeness(FaceProbe face, List<FaceProbe> all, ScoreCalibration calibration) {
        return all.stream()
                .mapToDouble(other -> calibration.likeness(face.embedding(), other.embedding()))
                .sum();
    }
}
