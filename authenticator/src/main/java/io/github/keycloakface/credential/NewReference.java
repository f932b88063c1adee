package io.github.keycloakface.credential;

import io.github.keycloakface.vision.verify.FaceProbe;

/**
 * A face to be kept.
 *
 * @param label how its user calls it, or null for the next free default
 * @param consentVersion version of the consent text that was agreed to
 * @param consentTime milliseconds since the epoch
 */
public record NewReference(FaceProbe face, String label, String consentVersion, long consentTime) {}
