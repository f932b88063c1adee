package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.EmbeddedFace;
import io.github.keycloakface.vision.Face;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses the best faces of an image. What the embedder makes of a face can only lower its quality, so a face that was
 * not good enough before is not embedded.
 */
final class Candidates {

    private final VerifyOptions options;
    private final int most;
    private final List<EmbeddedFace> good = new ArrayList<>();
    private Face leastBad;

    /** @param most how many faces are wanted */
    Candidates(VerifyOptions options, int most) {
        this.options = options;
        this.most = most;
    }

    /** Whether a face could be among the chosen; if it is not good enough, it is kept in mind for the refusal. */
    boolean mayTake(Face face) {
        if (defect(face) != null) {
            blame(face);
            return false;
        }
        return good.size() < most || quality(good.get(most - 1).face()) < quality(face);
    }

    void add(EmbeddedFace read) {
        if (defect(read.face()) != null) {
            blame(read.face());
            return;
        }
        good.add(read);
        good.sort(Comparator.comparingDouble((EmbeddedFace e) -> quality(e.face()))
                .reversed());
    }

    /** Best first; empty when no face is good enough. */
    List<EmbeddedFace> best() {
        return List.copyOf(good.subList(0, Math.min(most, good.size())));
    }

    /** Names what is to be mended at the best of the faces that are not good enough. */
    ProbeRefusedException refused(int image) {
        return new ProbeRefusedException(image, ProbeRefusedException.Reason.LOW_QUALITY, defect(leastBad));
    }

    private void blame(Face face) {
        if (leastBad == null || quality(face) > quality(leastBad)) {
            leastBad = face;
        }
    }

    /** What makes a face not good enough, or null. */
    private String defect(Face face) {
        // what is not a number is not good
        if (!(quality(face) >= options.minQuality())) {
            return face.quality().weakest();
        }
        return face.points().eyeDistance() < options.minEyeDistance() ? "eyeDistance" : null;
    }

    private static double quality(Face face) {
        return face.quality().score();
    }
}
