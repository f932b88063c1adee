package io.github.keycloakface.challenge;

/**
 * The body by which a page begins, once its camera is on.
 *
 * @param ticket that the page was given
 */
record BeginRequest(String ticket) {}
