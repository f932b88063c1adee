package io.github.keycloakface.admin;

import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.http.Base64Text;
import io.github.keycloakface.http.PhotoProblem;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceProbe;
import io.github.keycloakface.vision.verify.FrameSelection;
import io.github.keycloakface.vision.verify.LiveProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            faces.add(one(name(i, images), images.get(i)));
        }
        return FrameSelection.best(faces, engine.calibration())
                .orElseThrow(() -> new ProblemException(Reason.FACES_DIFFER));
    }

    /**
     * Reads the best of several photos of one person, and judges whether the face is live by all of them together.
     *
     * @throws ProblemException naming the first photo that will not do, or FACES_DIFFER
     */
    LiveProbe live(List<Base64Text> images) throws ProblemException, EngineBusyException, EngineUnavailableException {
        List<FaceProbe> faces = new ArrayList<>();
        List<Liveness> judged = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            LiveProbe probe = live(name(i, images), images.get(i));
            faces.add(probe.face());
            probe.liveness().ifPresent(judged::add);
        }
        FaceProbe best = FrameSelection.best(faces, engine.calibration())
                .orElseThrow(() -> new ProblemException(Reason.FACES_DIFFER));
        return new LiveProbe(best, fused(judged));
    }

    private LiveProbe live(String name, Base64Text image)
            throws ProblemException, EngineBusyException, EngineUnavailableException {
        byte[] bytes = bytes(name, image);
        try {
            return engine.liveProbe(bytes, minQuality);
        } catch (DefectiveFaceException e) {
            throw PhotoProblem.of(name, e);
        }
    }

    private Optional<Liveness> fused(List<Liveness> judged) throws EngineBusyException, EngineUnavailableException {
        return judged.size() <= 1 ? judged.stream().findFirst() : Optional.of(engine.fused(judged));
    }

    private static String name(int i, List<Base64Text> images) {
        return images.size() == 1 ? ONLY : "Image " + (i + 1);
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
