/**
 * A person is asked to do what could not be known before, and the pictures of it are judged together. Pure: who is
 * asked when, and what becomes of the answer, others decide.
 */
package io.github.keycloakface.vision.challenge;
