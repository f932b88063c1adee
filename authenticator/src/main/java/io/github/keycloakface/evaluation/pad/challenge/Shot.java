package io.github.keycloakface.evaluation.pad.challenge;

import io.github.keycloakface.vision.challenge.HeadLook;
import org.opencv.core.Mat;

/**
 * One picture of a recording.
 *
 * @param image encoded as JPEG
 * @param look what the head in it does
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Shot(byte[] image, HeadLook look) {

    /** The pixels, to be released by the caller. */
    Mat pixels() {
        return Jpeg.decode(image);
    }
}
