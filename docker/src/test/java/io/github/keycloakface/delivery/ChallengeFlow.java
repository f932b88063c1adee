package io.github.keycloakface.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.StagedCamera.Actor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** What tests of active liveness stand on: a camera that follows the page, and the settings that demand it. */
abstract class ChallengeFlow extends VerificationFlow {

    /**
     * Of five that a person has. Each draws another challenge; 3 to 16 of 100 honest answers fail, see
     * docs/liveness.md, so that less than one person in 200 fails three times in a row.
     */
    protected static final int MOST_TRIES = 3;

    protected PoseFrames poses;
    private final FaceStep step = new FaceStep(admin);

    ChallengeFlow(KeycloakServer server, FaceApi face) {
        super(server, face);
    }

    @BeforeAll
    void cutPoses() {
        poses = PoseFrames.cut();
    }

    @AfterEach
    void demandNothing() {
        step.asShipped();
        action("face-verify", Map.of());
        action("face-enroll", Map.of());
    }

    /** What the step of the login demands. */
    protected void step(String mode, String kind) {
        step.change(values ->
                values.put("face.liveness", mode).put("face.challenge", kind).put("face.cameraInEvents", "true"));
    }

    /** Another way beside the step of the login; the caller deletes the execution by its id. */
    protected String secondStep(Map<String, String> config) {
        String flow = "authentication/flows/face%20or%20code/executions";
        admin.call("POST", flow + "/execution", Map.of("provider", "face-authenticator"));
        List<JsonNode> all = AdminApi.list(admin.call("GET", flow, null));
        ObjectNode added = (ObjectNode) all.get(all.size() - 1);
        admin.call("PUT", flow, added.put("requirement", "ALTERNATIVE"));
        String id = added.get("id").asText();
        admin.call(
                "POST", "authentication/executions/" + id + "/config", Map.of("alias", "calm face", "config", config));
        return id;
    }

    protected void action(String alias, Map<String, String> config) {
        admin.call("PUT", "authentication/required-actions/" + alias + "/config", Map.of("config", config));
    }

    protected Browser before(Actor actor) {
        Browser anybody = Browser.with(FakeCamera.showingNobody());
        Browser browser = actor == Actor.PERSON ? anybody.patientFor(MOST_TRIES) : anybody;
        StagedCamera.stage(browser, poses, actor);
        return browser;
    }

    /** How often a person was refused at any door. */
    protected int refusals(Person person) {
        return Stream.of("LOGIN_ERROR", "CUSTOM_REQUIRED_ACTION_ERROR", "UPDATE_CREDENTIAL_ERROR")
                .mapToInt(type -> admin.events(person, type).size())
                .sum();
    }

    /** Details of a person's events, newest first. */
    protected List<JsonNode> details(Person person, String type) {
        return admin.events(person, type).stream()
                .map(event -> event.get("details"))
                .toList();
    }
}
