package io.github.keycloakface.recognition;

import io.github.keycloakface.attempt.FaceConfig;
import io.github.keycloakface.attempt.LivenessMode;
import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.capture.CapturePage;
import io.github.keycloakface.capture.CapturedFrames;
import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.vision.verify.CaptureProbe;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceDefect;
import io.github.keycloakface.vision.verify.FaceProbe;
import io.github.keycloakface.vision.verify.ProbeFusion;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;

/** Reads the face of a form without a challenge: of one picture, or of a capture of several. */
final class PlainFace {

    /** Three judged together tell living people from prints far better than one: figures in docs/liveness.md. */
    private static final int PASSIVE_FRAMES = 3;

    /**
     * Pixels, as of a challenge and as any camera of 640x480 gives: all that is known of liveness was measured on such
     * (docs/liveness.md). Three of these cost the server less than two of {@link CapturePage#SIDE}.
     */
    private static final int PASSIVE_SIDE = 480;

    /**
     * Milliseconds. At 15 pictures a second, as webcams take in a dim room, the next one is there; the person waits
     * for 0.3 seconds in all.
     */
    private static final int BETWEEN = 150;

    private final FaceEngine engine;
    private final FaceConfig config;

    PlainFace(FaceEngine engine, FaceConfig config) {
        this.engine = engine;
        this.config = config;
    }

    /** Tells a page what to take. A challenge begins with a single look, whose size is the page's own. */
    CapturePage ask(CapturePage page) {
        return isPassive()
                ? page.pictures(PASSIVE_FRAMES, PASSIVE_SIDE, BETWEEN)
                : page.pictures(1, CapturePage.SIDE, BETWEEN);
    }

    /** Judges what was posted; whatever cannot be judged lets nobody pass. */
    ShownFace of(MultivaluedMap<String, String> form, LivenessEvidence evidence, Sought sought) {
        return ShownFace.read(evidence, () -> {
            Optional<FaceProbe> face = isPassive() ? ofCapture(form, sought) : Optional.of(ofOne(form));
            return face.map(probe -> ShownFace.good(probe, evidence))
                    .orElseGet(() -> ShownFace.failed(CaptureMessage.DIFFERENT, evidence));
        });
    }

    private FaceProbe ofOne(MultivaluedMap<String, String> form)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        return engine.probe(CapturedFrames.read(form, 1).get(0), config.minQuality());
    }

    /** Empty when the pictures do not show one person. */
    private Optional<FaceProbe> ofCapture(MultivaluedMap<String, String> form, Sought sought)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        List<byte[]> pictures = CapturedFrames.readDifferent(form, PASSIVE_FRAMES);
        SoughtPerson person = sought.person();
        CaptureProbe capture = engine.capture(pictures, config.minQuality(), person::isSurely);
        if (!capture.liveness().live()) {
            throw new DefectiveFaceException(FaceDefect.NOT_LIVE);
        }
        return ProbeFusion.mean(capture.faces(), person.calibration());
    }

    private boolean isPassive() {
        return config.liveness().mode() == LivenessMode.PASSIVE;
    }
}
