package io.github.keycloakface.vision.challenge;

import io.github.keycloakface.vision.align.FaceLandmarks;
import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.head.Head;
import io.github.keycloakface.vision.head.HeadPose;
import java.util.Collections;

/** Looks at nobody, for rules that read numbers only. */
final class Looks {

    private static final FaceLandmarks NOWHERE = new FaceLandmarks(Collections.nCopies(68, new Point(0, 0)));
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private Looks() {}

    static HeadLook at(double yaw, double pitch) {
        return at(yaw, pitch, 0.4);
    }

    /** @param size height of the face, share of the image's */
    static HeadLook at(double yaw, double pitch, double size) {
        return look(yaw, pitch, size, 120);
    }

    static HeadLook look(double yaw, double pitch, double size, double brightness) {
        Box box = new Box(200, 100, 0.8 * size * HEIGHT, size * HEIGHT);
        return new HeadLook(new Head(box, NOWHERE, new HeadPose(yaw, pitch, 0)), WIDTH, HEIGHT, brightness);
    }
}
