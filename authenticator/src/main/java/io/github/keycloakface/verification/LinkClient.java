package io.github.keycloakface.verification;

/**
 * The application whose look the pages of a link have, and where they lead back to.
 *
 * @param clientId null for none
 * @param redirectUri null for none
 */
record LinkClient(String clientId, String redirectUri) {}
