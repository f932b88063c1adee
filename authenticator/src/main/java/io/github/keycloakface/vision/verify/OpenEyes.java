package io.github.keycloakface.vision.verify;

import io.github.keycloakface.vision.Face;

/**
 * Whether somebody looks out of a face. In the score shut eyes weigh too little to refuse anybody, and the phone of a
 * user who sleeps is easily held before the face.
 */
final class OpenEyes {

    /** As in docs/quality.md. */
    static final String COMPONENT = "eyesOpen";

    /**
     * Distance of the lids, widths of the eye. Shut eyes measure 0.09 to 0.13; of people who look into a webcam
     * (nuaa-dev, 216 pictures) none is below 0.15, of press photos (every fifth of lfw-dev) 3 of 1,017 are.
     */
    static final double SHUT = 0.13;

    private OpenEyes() {}

    /** Where models see no lids, nothing can be asked of them. */
    static boolean in(Face face) {
        Double lids = face.quality().raw().get(COMPONENT);
        return lids == null || lids >= SHUT;
    }
}
