/** One attempt at a user's face, made once for every door: what is posted, judged, compared and counted, and how. */
package io.github.keycloakface.recognition;
