package io.github.keycloakface.credential;

import io.github.keycloakface.vision.match.References;

/**
 * A probe against all references of one user.
 *
 * @param compared references that took part
 * @param stale references of another model, which cannot be compared
 * @param unreadable references that did not open
 * @param score 0..200: of all references together, see {@link References}; 0 when there was none
 * @param credentialId the reference that is most like the probe, or null
 */
public record FaceComparison(int compared, int stale, int unreadable, double score, String credentialId) {

    /** Whether nothing is left but references of older models: then enrolling anew helps, another picture does not. */
    public boolean isStale() {
        return compared == 0 && stale > 0;
    }
}
