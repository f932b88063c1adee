package io.github.keycloakface.rest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.keycloakface.http.LivenessView;

/**
 * The body of a 200 of {@code face/liveness}.
 *
 * @param face the one that was judged: of several that of the best quality, as for image 1 of {@code face/verify}
 */
@JsonPropertyOrder({"face", "liveness"})
record LivenessResponse(FaceView face, LivenessView liveness) {}
