package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.liveness.Liveness;
import java.util.List;
import java.util.Optional;

/**
 * The one face of each picture of a capture. Whether they show one person is still to be seen, as at enrollment.
 *
 * @param faces in the order of the pictures
 * @param liveness of all together; empty when it was not asked for, or the pack has no model for it
 */
public record CaptureProbe(List<FaceProbe> faces, Optional<Liveness> liveness) {

    public CaptureProbe {
        faces = List.copyOf(faces);
    }
}
