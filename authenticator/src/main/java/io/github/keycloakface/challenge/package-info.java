/**
 * The protocol of an active challenge: tickets, one-time nonces and the addresses by which a page goes through it. What
 * is kept between two requests lies in Keycloak's store of single-use objects alone, which all nodes share, and holds
 * nothing biometric.
 */
package io.github.keycloakface.challenge;
