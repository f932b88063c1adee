package io.github.keycloakface.verification;

import io.github.keycloakface.attempt.LivenessMode;

/**
 * What a pass is worth.
 *
 * @param oneFalseMatchIn the threshold that was passed: a stranger's picture passes once in so many attempts
 * @param liveness what was done against a photo before the camera; {@value #NO_LIVENESS} when nothing
 */
public record Evidence(int oneFalseMatchIn, String liveness) {

    static final String NO_LIVENESS = "none";

    static String of(LivenessMode mode) {
        return mode == LivenessMode.OFF ? NO_LIVENESS : mode.text();
    }
}
