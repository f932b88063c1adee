package io.github.keycloakface.rest;

import io.github.keycloakface.vision.verify.VerifyOptions;

/** A request that is complete; the images are encoded files of an unknown format. */
record VerifyRequest(byte[] image1, byte[] image2, VerifyOptions options) {}
