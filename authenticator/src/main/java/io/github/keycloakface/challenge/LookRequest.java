package io.github.keycloakface.challenge;

import io.github.keycloakface.http.Base64Text;

/**
 * The body of one look.
 *
 * @param nonce of the answer before
 * @param image one picture of the camera, not mirrored
 */
record LookRequest(String nonce, Base64Text image) {}
