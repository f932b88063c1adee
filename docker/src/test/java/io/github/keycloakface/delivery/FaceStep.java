package io.github.keycloakface.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** The settings of the step of the demo realm's login. */
record FaceStep(AdminApi admin) {

    /** What tests change. */
    private static final List<String> SETTINGS =
            List.of("face.liveness", "face.challenge", "face.cameraInEvents", "face.maxAttempts");

    void liveness(String mode) {
        change(settings -> settings.put("face.liveness", mode));
    }

    /** As it ships, so that what comes next tests what people get. */
    void asShipped() {
        change(settings -> settings.remove(SETTINGS));
    }

    void change(Consumer<ObjectNode> change) {
        admin.configure("face%20or%20code", "face-authenticator", change);
    }
}
