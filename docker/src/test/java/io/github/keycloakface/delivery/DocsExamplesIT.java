package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program in docs/api.md, run as it stands there. */
@ExtendWith(LiveServer.class)
class DocsExamplesIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FaceApi api;
    private final Map<String, String> blocks;

    @TempDir
    Path folder;

    DocsExamplesIT(FaceApi api) throws IOException {
        this.api = api;
        this.blocks = DocsBlocks.of("api.md");
    }

    @Test
    void noExampleIsLeftOut() {
        assertThat(blocks.keySet())
                .containsExactlyInAnyOrder("bash", "java", "python", "python requests", "js node", "js browser");
    }

    @ParameterizedTest
    @CsvSource({
        "bash, bash, verify.sh",
        "java, java, Verify.java",
        "python, python3, verify.py",
        "python requests, python3, verify.py",
        "js node, node, verify.mjs"
    })
    void aProgramPrintsTheAnswer(String block, String interpreter, String file) throws Exception {
        assumeTrue(isThere(block, interpreter), interpreter + " is not on this machine: not tried");
        Files.writeString(folder.resolve(file), blocks.get(block));

        assertThat(matchResults(run(interpreter, file, Photos.FRANCK, Photos.FRANCK_AGAIN)))
                .containsExactly(1);
        assertThat(matchResults(run(interpreter, file, Photos.FRANCK, Photos.AUDREY)))
                .containsExactly(0);
    }

    @Test
    void curlShowsAllThreeAddresses() throws Exception {
        Files.writeString(folder.resolve("verify.sh"), blocks.get("bash"));

        String printed = run("bash", "verify.sh", Photos.FRANCK, Photos.FRANCK_AGAIN);

        assertThat(printed.split("\\{\"faces\":", -1)).hasSize(3);
        assertThat(printed).contains("\"landmarks\"", "\"components\"").doesNotContain("\"reason\"");
    }

    @Test
    void aPageComparesTwoChosenFiles() throws IOException {
        Files.writeString(folder.resolve("face-verify.js"), blocks.get("js browser"));
        Files.writeString(folder.resolve("index.html"), """
                <!doctype html>
                <input type="file" id="first"><input type="file" id="second"><button id="go">Compare</button>
                <pre id="answer"></pre>
                <script type="module">
                  import { verify } from './face-verify.js';
                  const file = (id) => document.getElementById(id).files[0];
                  document.getElementById('go').onclick = async () => {
                    const answer = await verify('%s', { Subscriptionkey: '%s' }, file('first'), file('second'));
                    document.getElementById('answer').textContent = JSON.stringify(answer);
                  };
                </script>
                """.formatted(api.verifyUri(), caller().known()));
        try (Pages pages = Pages.of(folder);
                Browser browser = Browser.withPageAt(ClientRun.ORIGIN, pages.port())) {
            browser.open(URI.create("http://" + ClientRun.ORIGIN));
            browser.choose("#first", BuildFolder.PHOTOS.resolve(Photos.FRANCK));
            browser.choose("#second", BuildFolder.PHOTOS.resolve(Photos.FRANCK_AGAIN));
            browser.click("#go");

            browser.await("matchedFaces");
            assertThat(matchResults(browser.find("#answer").getText())).containsExactly(1);
        }
    }

    private Credentials caller() {
        return Credentials.of(api);
    }

    private String run(String interpreter, String file, String photo1, String photo2) throws Exception {
        Map<String, String> environment = Map.of(
                "FACE_VERIFY_URL", api.verifyUri().toString(),
                "FACE_SUBSCRIPTION_KEY", caller().known());
        return Shell.run(
                        folder,
                        folder,
                        environment,
                        interpreter,
                        file,
                        BuildFolder.PHOTOS.resolve(photo1).toString(),
                        BuildFolder.PHOTOS.resolve(photo2).toString())
                .succeeds()
                .output();
    }

    /** Of the first of the JSON objects that were printed. */
    private static List<Integer> matchResults(String printed) throws IOException {
        JsonNode answer = JSON.readTree(printed);
        assertThat(answer).as(printed).isNotNull();
        return AdminApi.list(answer.path("matchedFaces")).stream()
                .map(pair -> pair.path("matchResult").asInt(-1))
                .toList();
    }

    private boolean isThere(String block, String interpreter) throws IOException, InterruptedException {
        return ClientRun.isOnPath(interpreter)
                && (!block.endsWith(" requests")
                        || Shell.run(folder, folder, interpreter, "-c", "import requests")
                                        .status()
                                == 0);
    }
}
