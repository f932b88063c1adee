package io.github.keycloakface.vision;

import io.github.keycloakface.vision.match.Embedding;

/**
 * A face with its embedding.
 *
 * @param face its quality takes into account what the embedder made of it
 */
public record EmbeddedFace(Face face, Embedding embedding) {}
