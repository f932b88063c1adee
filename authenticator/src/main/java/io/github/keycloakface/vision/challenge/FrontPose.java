package io.github.keycloakface.vision.challenge;

/**
 * What is remembered of the look into the camera while the steps go on: where the head pointed and how large it was.
 * Nothing of it tells one person from another.
 *
 * @param yaw degrees, as {@link HeadLook}
 * @param pitch degrees
 * @param roll degrees
 * @param size height of the face, share of the image's height
 */
public record FrontPose(double yaw, double pitch, double roll, double size) {}
