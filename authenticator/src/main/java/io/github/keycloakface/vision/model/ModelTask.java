package io.github.keycloakface.vision.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a model of a pack is for. */
public enum ModelTask {
    @JsonProperty("detector")
    DETECTOR,
    @JsonProperty("landmarks")
    LANDMARKS,
    @JsonProperty("embedder")
    EMBEDDER,
    /** Optional: a pack without it says nothing of liveness. */
    @JsonProperty("liveness")
    LIVENESS,
    /** Optional: without it nobody can be asked to turn the head. */
    @JsonProperty("pose")
    POSE
}
