package io.github.keycloakface.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.StagedCamera.Actor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** What tests of active liveness stand on: a camera that follows the page, and the settings that demand it. */
abstract class ChallengeFlow extends VerificationFlow {

    private static final String OFF = "off";

    protected PoseFrames poses;

    ChallengeFlow(KeycloakServer server, FaceApi face) {
        super(server, face);
    }

    @BeforeAll
    void cutPoses() {
        poses = PoseFrames.cut();
    }

    @AfterEach
    void demandNothing() {
        step(OFF, "moves-and-light");
        action("face-verify", Map.of());
        action("face-enroll", Map.of());
    }

    /** What the step of the login demands. */
    protected void step(String mode, String kind) {
        admin.configure(
                "face%20or%20code",
                "face-authenticator",
                values -> values.put("face.liveness", mode)
                        .put("face.challenge", kind)
                        .put("face.cameraInEvents", "true"));
    }

    protected void action(String alias, Map<String, String> config) {
        admin.call("PUT", "authentication/required-actions/" + alias + "/config", Map.of("config", config));
    }

    protected Browser before(Actor actor) {
        Browser browser = Browser.with(FakeCamera.showingNobody());
        StagedCamera.stage(browser, poses, actor);
        return browser;
    }

    /** Details of a person's events, newest first. */
    protected List<JsonNode> details(Person person, String type) {
        return admin.events(person, type).stream()
                .map(event -> event.get("details"))
                .toList();
    }
}
