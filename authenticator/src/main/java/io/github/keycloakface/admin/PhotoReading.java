package io.github.keycloakface.admin;

import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.http.Base64Text;
import io.github.keycloakface.http.PhotoProblem;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceProbe;
import io.github.keycloakface.vision.verify.FrameSelection;
import io.github.keycloakface.vision.verify.LiveProbe;
import java.util.ArrayList;
import java.util.List;

/** Looks at photos, one after the other: only one of them is ever decoded. */
record PhotoReading(FaceEngine engine, int minQuality) {

    private static final String ONLY = "The image";

    /**
     * Reads the best of several photos of one person.
     *
     * @throws ProblemException naming the first photo that will not do, or FACES_DIFFER
     */
    FaceProbe best(List<Base64Text> images) throws ProblemException, EngineBusyException, EngineUnavailableException {
        List<FaceProbe> faces = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            faces.add(one(images.size() == 1 ? ONLY : "Image " + (i + 1), images.get(i)));
        }
        return FrameSelection.best(faces, engine.calibration())
                .orElseThrow(() -> new ProblemException(Reason.FACES_DIFFER));
    }

    /** Reads the one photo of a call, and judges whether its face is live. */
    LiveProbe live(Base64Text image) throws ProblemException, EngineBusyException, EngineUnavailableException {
        byte[] bytes = bytes(ONLY, image);
        try {
            return engine.liveProbe(bytes, minQuality);
        } catch (DefectiveFaceException e) {
            throw PhotoProblem.of(ONLY, e);
        }
    }

    private FaceProbe one(String name, Base64Text image)
            throws ProblemException, EngineBusyException, EngineUnavailableException {
        byte[] bytes = bytes(name, image);
        try {
            return engine.probe(bytes, minQuality);
        } catch (DefectiveFaceException e) {
            throw PhotoProblem.of(name, e);
        }
    }

    private static byte[] bytes(String name, Base64Text image) throws ProblemException {
        if (image == null || image.isEmpty()) {
            throw PhotoProblem.of(name, Reason.IMAGE_MISSING);
        }
        return image.bytes().orElseThrow(() -> PhotoProblem.of(name, Reason.IMAGE_NOT_BASE64));
    }
}
