package io.github.keycloakface.credential;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An encrypted template.
 *
 * @param keyId which key opens it
 * @param nonce 12 bytes, base64 in JSON; never used twice with a key
 * @param ciphertext AES-GCM's ciphertext and tag, base64 in JSON
 */
@SuppressWarnings("ArrayRecordComponent") // Jackson writes byte arrays as base64; never compared or hashed
record FaceSecretData(
        @JsonProperty(required = true) String keyId,
        @JsonProperty(required = true) byte[] nonce,
        @JsonProperty(required = true) byte[] ciphertext) {

    FaceSecretData {
        if (keyId == null || nonce == null || ciphertext == null) {
            throw new IllegalArgumentException("an encrypted template lacks a part");
        }
    }

    /** Without the content: ciphertext has no place in a log either. */
    @Override
    public String toString() {
        return "FaceSecretData[" + keyId + "]";
    }
}
