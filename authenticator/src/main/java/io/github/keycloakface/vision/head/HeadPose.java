package io.github.keycloakface.vision.head;

/**
 * Where a head points, degrees, all 0 for a face that looks into the camera. The image is as the camera sees it, not
 * mirrored as a preview is.
 *
 * @param yaw above 0 when the person turns to the own left, which is right in the image
 * @param pitch above 0 when the person looks up
 * @param roll above 0 when the head leans clockwise in the image, towards the own left shoulder
 */
public record HeadPose(double yaw, double pitch, double roll) {}
