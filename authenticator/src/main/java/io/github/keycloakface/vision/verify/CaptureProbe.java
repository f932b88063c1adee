package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.liveness.Liveness;
import java.util.List;

/**
 * The one face of each picture of a capture that was read. Whether they show one person is still to be seen, as at
 * enrollment.
 *
 * @param faces in the order of the pictures; of the first alone when it left no doubt
 * @param liveness of all that were read together
 */
public record CaptureProbe(List<FaceProbe> faces, Liveness liveness) {

    public CaptureProbe {
        faces = List.copyOf(faces);
    }
}
