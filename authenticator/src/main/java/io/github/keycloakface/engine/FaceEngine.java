package io.github.keycloakface.engine;

import io.github.keycloakface.vision.challenge.Challenge;
import io.github.keycloakface.vision.challenge.ChallengeFrame;
import io.github.keycloakface.vision.challenge.ChallengeVerdict;
import io.github.keycloakface.vision.challenge.HeadLook;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.verify.CaptureProbe;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.DetectedIn;
import io.github.keycloakface.vision.verify.FaceDefect;
import io.github.keycloakface.vision.verify.FaceProbe;
import io.github.keycloakface.vision.verify.JudgedFace;
import io.github.keycloakface.vision.verify.LiveProbe;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import io.github.keycloakface.vision.verify.Verification;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.util.List;
import java.util.function.Predicate;
import org.keycloak.provider.Provider;

/**
 * The one face engine of this server, as rooms of the plugin see it: it owns the native libraries, the model sessions
 * and everything that is scarce while faces are compared. Safe for use by many threads.
 */
public interface FaceEngine extends Provider {

    /**
     * Compares the faces of two encoded images (JPEG, PNG or BMP).
     *
     * @throws ProbeRefusedException one of the images cannot be used; says which and why
     * @throws EngineBusyException no permit became free, or the engine was not loaded, within the configured time
     * @throws EngineUnavailableException the engine cannot work on this server until an administrator acts
     */
    Verification verify(byte[] image1, byte[] image2, VerifyOptions options)
            throws ProbeRefusedException, EngineBusyException, EngineUnavailableException;

    /**
     * Finds and measures the faces of an encoded image (JPEG, PNG or BMP).
     *
     * @return best quality first; empty when the image shows no face
     * @throws ProbeRefusedException the image cannot be read; it counts as image 1
     * @throws EngineBusyException as above
     * @throws EngineUnavailableException as above
     */
    List<DetectedIn> detect(byte[] image) throws ProbeRefusedException, EngineBusyException, EngineUnavailableException;

    /**
     * Reads the one face of an encoded image (JPEG, PNG or BMP).
     *
     * @param minQuality 1..100; a face below is refused
     * @throws DefectiveFaceException there is not exactly one face that can be compared
     * @throws EngineBusyException as above
     * @throws EngineUnavailableException as above
     */
    FaceProbe probe(byte[] image, int minQuality)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException;

    /**
     * Reads the one face of an encoded image for a decision about its owner.
     *
     * @param minQuality 1..100; a face below is refused
     * @param live whether a face that does not look live is refused, too
     * @throws DefectiveFaceException as above
     * @throws EngineBusyException as above
     * @throws EngineUnavailableException as above, and when the loaded models cannot tell whether a face is live
     */
    default FaceProbe probe(byte[] image, int minQuality, boolean live)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException {
        if (!live) {
            return probe(image, minQuality);
        }
        LiveProbe judged = liveProbe(image, minQuality);
        Liveness liveness = judged.liveness()
                .orElseThrow(() -> new EngineUnavailableException("The loaded models have none for liveness."));
        if (!liveness.live()) {
            throw new DefectiveFaceException(FaceDefect.NOT_LIVE);
        }
        return judged.face();
    }

    /**
     * Reads the one face of an encoded image and judges whether it is live, at no second look for it.
     *
     * @param minQuality 1..100; a face below is refused
     * @throws DefectiveFaceException as above
     * @throws EngineBusyException as above
     * @throws EngineUnavailableException as above
     */
    LiveProbe liveProbe(byte[] image, int minQuality)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException;

    /**
     * Reads the one face of each picture of a capture and judges by all together whether it is live, for about half the
     * price of as many single ones; of the first alone where that one leaves no doubt. Whether they show one person is
     * for the caller to see.
     *
     * @param pictures encoded, two at least, in the order they were taken
     * @param minQuality 1..100; a face below is refused
     * @param known whether the embedding of a single picture leaves no doubt whose it is; asked while others wait for
     *     the engine, so it must not wait itself
     * @throws DefectiveFaceException as above, for any of the pictures that are read
     * @throws EngineBusyException as above
     * @throws EngineUnavailableException as above, and when the loaded models cannot tell whether a face is live
     */
    CaptureProbe capture(List<byte[]> pictures, int minQuality, Predicate<Embedding> known)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException;

    /**
     * Judges whether the face of an encoded image is live; of several that of the best quality.
     *
     * @throws ProbeRefusedException the image cannot be read or shows no face; it counts as image 1
     * @throws EngineBusyException as above
     * @throws EngineUnavailableException as above
     */
    JudgedFace judge(byte[] image) throws ProbeRefusedException, EngineBusyException, EngineUnavailableException;

    /**
     * Looks at what a person does before the camera, without reading who it is.
     *
     * @param image encoded (JPEG, PNG or BMP), as the camera sees it, not mirrored
     * @throws DefectiveFaceException it is no image, or does not show exactly one near face
     * @throws EngineBusyException as above
     * @throws EngineUnavailableException as above, and when the loaded models cannot tell where a head points
     */
    HeadLook look(byte[] image) throws DefectiveFaceException, EngineBusyException, EngineUnavailableException;

    /**
     * Judges the pictures of a challenge together, from nothing but themselves.
     *
     * @param frames one of each step, in order
     * @param minQuality 1..100; a look into the camera below is refused
     * @throws DefectiveFaceException the look into the camera cannot be compared
     * @throws EngineBusyException as above
     * @throws EngineUnavailableException as above, and when the loaded models lack one for pose or for liveness
     */
    ChallengeVerdict challenge(Challenge challenge, List<ChallengeFrame> frames, int minQuality)
            throws DefectiveFaceException, EngineBusyException, EngineUnavailableException;

    /**
     * Judges several pictures of one person together, as the loaded models want it.
     *
     * @param each what {@link #liveProbe} said of each, one or more
     * @throws EngineBusyException the engine was not loaded within the configured time
     * @throws EngineUnavailableException as above, and when the loaded models cannot tell whether a face is live
     */
    Liveness fused(List<Liveness> each) throws EngineBusyException, EngineUnavailableException;

    /**
     * What similarity is worth with the loaded models.
     *
     * @throws EngineBusyException the engine was not loaded within the configured time
     * @throws EngineUnavailableException as above
     */
    ScoreCalibration calibration() throws EngineBusyException, EngineUnavailableException;

    /**
     * Id of the loaded embedder, whose templates alone can be compared with its probes.
     *
     * @throws EngineBusyException the engine was not loaded within the configured time
     * @throws EngineUnavailableException as above
     */
    String embedderId() throws EngineBusyException, EngineUnavailableException;

    /**
     * Sets memory aside for a request body before it is read, and until the permit is closed.
     *
     * @param bytes size of the encoded body, 0 or more; what is over {@link #maxBodyBytes()} counts as that
     * @throws EngineBusyException too many bytes are in flight and none were given back within the configured time
     */
    Permit reserve(long bytes) throws EngineBusyException;

    /** The largest request body that is read, bytes. */
    int maxBodyBytes();

    EngineState state();

    EngineReport report();
}
