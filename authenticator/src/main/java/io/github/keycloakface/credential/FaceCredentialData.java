package io.github.keycloakface.credential;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a reference shows of itself to its user and to administrators: nothing biometric.
 *
 * @param modelId id of the embedder whose output the template is; others cannot be compared with it
 * @param quality 1..100, of the picture that the template was made from
 * @param consentVersion version of the consent text that was agreed to
 * @param consentTime when, milliseconds since the epoch
 * @param importId what its importer calls it, or null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FaceCredentialData(
        @JsonProperty(required = true) String modelId,
        @JsonProperty(required = true) int quality,
        String consentVersion,
        long consentTime,
        @JsonInclude(JsonInclude.Include.NON_NULL) String importId) {

    public FaceCredentialData {
        if (modelId == null) {
            throw new IllegalArgumentException("a face reference lacks its model");
        }
    }

    FaceCredentialData(String modelId, int quality, String consentVersion, long consentTime) {
        this(modelId, quality, consentVersion, consentTime, null);
    }
}
