package io.github.keycloakface.admin;

import io.github.keycloakface.credential.FaceCredentialModel;

/**
 * What an administrator sees of a reference: nothing biometric.
 *
 * @param created milliseconds since the epoch, or null for a row that was imported without
 * @param modelId of the embedder that made the template
 * @param stale whether it is of another model than the loaded one, so that nothing can be compared with it; null when
 *     no model is loaded
 * @param quality 1..100
 * @param consent null when none was recorded
 */
record ReferenceView(
        String id,
        String label,
        Long created,
        String modelId,
        Boolean stale,
        int quality,
        EnrollRequest.Consent consent,
        String importId) {

    /** @param loadedModel id of the loaded embedder, or null */
    static ReferenceView of(FaceCredentialModel reference, String loadedModel) {
        String version = reference.data().consentVersion();
        return new ReferenceView(
                reference.getId(),
                reference.getUserLabel(),
                reference.getCreatedDate(),
                reference.data().modelId(),
                loadedModel == null
                        ? null
                        : !loadedModel.equals(reference.data().modelId()),
                reference.data().quality(),
                version == null
                        ? null
                        : new EnrollRequest.Consent(version, reference.data().consentTime()),
                reference.data().importId());
    }
}
