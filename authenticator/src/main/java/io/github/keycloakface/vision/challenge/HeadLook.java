package io.github.keycloakface.vision.challenge;

import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.head.Head;
import io.github.keycloakface.vision.head.HeadPose;

/**
 * One picture of a challenge, looked at for what the person does; who it is, is not read.
 *
 * @param head the one head, pixels and degrees
 * @param imageWidth pixels
 * @param imageHeight pixels
 * @param brightness mean of the face between eyes and mouth, 0..255
 */
public record HeadLook(Head head, int imageWidth, int imageHeight, double brightness) {

    public HeadPose pose() {
        return head.pose();
    }

    public Box box() {
        return head.box();
    }

    /** Height of the face, share of the image's height. */
    public double size() {
        return box().height() / imageHeight;
    }

    /** What later looks are measured against. */
    public FrontPose front() {
        return new FrontPose(pose().yaw(), pose().pitch(), pose().roll(), size());
    }
}
