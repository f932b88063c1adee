package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakface.delivery.AdminApi.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in curl of what administrators may do, run as they stand in docs/; each ends at the first refusal. */
class AdminDocsExamplesIT extends VerificationFlow {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    AdminDocsExamplesIT(KeycloakServer server, FaceApi face) {
        super(server, face);
    }

    @Test
    void noExampleIsLeftOut() throws IOException {
        // the one of the bulk tool is a matter of BulkEnrollIT
        assertThat(DocsBlocks.of("admin-api.md").keySet()).containsExactlyInAnyOrder("bash", "sh");
        assertThat(DocsBlocks.of("subscription-keys.md").keySet()).containsExactly("bash");
        assertThat(DocsBlocks.of("verification.md").keySet()).containsExactly("bash");
    }

    @Test
    void aFaceIsEnrolledListedComparedAndDeleted() throws Exception {
        Person person = admin.newPerson();

        List<JsonNode> printed = run("admin-api.md", person);

        assertThat(printed).hasSize(4);
        assertThat(printed.get(0).path("engine").asText()).isEqualTo("READY");
        assertThat(printed.get(1).path("label").asText()).isEqualTo("passport photo");
        assertThat(printed.get(2)).containsExactly(printed.get(1));
        assertThat(printed.get(3).path("decision").asText()).isEqualTo("match");
        assertThat(admin.faces(person)).isEmpty();
    }

    @Test
    void aFaceCheckIsAskedForAtBothDoorsReadAndCancelled() throws Exception {
        Person person = enrolled(Photos.FRANCK);

        List<JsonNode> printed = run("verification.md", person);

        assertThat(printed).hasSize(3);
        JsonNode login = printed.get(2);
        assertThat(login.path("door").asText()).isEqualTo("login");
        assertThat(printed.get(1)).containsExactlyInAnyOrder(printed.get(0), login);
        assertThat(mails.to(person.name())).hasSize(1);
        assertThat(status(person, printed.get(0).path("id").asText())).isEqualTo("pending");
        assertThat(api.read(person, login.path("id").asText()).status()).isEqualTo(404);
        assertThat(admin.requiredActions(person)).isEmpty();
    }

    @Test
    void aKeyIsMadeListedRotatedRevokedAndForgotten() throws Exception {
        List<JsonNode> printed = run("subscription-keys.md", admin.newPerson());

        assertThat(printed).hasSize(4);
        String id = printed.get(0).path("id").asText();
        assertThat(printed.get(1).findValuesAsText("id")).contains(id);
        assertThat(printed.get(2).path("requestsPerMinute").asInt()).isEqualTo(120);
        assertThat(printed.get(3).path("key").asText())
                .startsWith("kf_" + id)
                .isNotEqualTo(printed.get(0).path("key").asText());
        assertThat(KeysApi.of(face).admin("GET", "face/keys/" + id, null).reason())
                .isEqualTo("KEY_NOT_FOUND");
    }

    private List<JsonNode> run(String page, Person person) throws Exception {
        assumeTrue(ClientRun.isOnPath("curl") && ClientRun.isOnPath("jq"), "curl or jq is not on this machine");
        Files.writeString(folder.resolve("example.sh"), DocsBlocks.of(page).get("bash"));
        Map<String, String> environment = Map.of(
                "SERVER", server.uri("/").toString().replaceFirst("/$", ""),
                "REALM", "face-demo",
                "ADMIN_TOKEN", face.adminToken(),
                "USER_ID", person.id(),
                "PHOTO", BuildFolder.PHOTOS.resolve(Photos.FRANCK).toString());
        String printed = Shell.run(folder, folder, environment, "bash", "-e", "-o", "pipefail", "example.sh")
                .succeeds()
                .output();
        try (MappingIterator<JsonNode> each = JSON.readerFor(JsonNode.class).readValues(printed)) {
            return each.readAll();
        }
    }
}
