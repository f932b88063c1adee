package io.github.keycloakface.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.bulk.PretendServer.Failure;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaceServerTest {

    private PretendServer server;

    @BeforeEach
    void start() throws IOException {
        server = PretendServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pausesGrowAndRetryAfterIsHonored() throws Exception {
        server.failures.add(Failure.of(503));
        server.failures.add(new Failure(429, "", "7", false));
        server.failures.add(Failure.of(503));

        assertThat(enroll()).isEqualTo(BulkOutcome.ENROLLED);

        assertThat(server.pauses).containsExactly(500L, 7000L, 2000L);
    }

    @ParameterizedTest
    @CsvSource({"-1, 500", "soon, 500", "99999, 500", "3600, 60000"})
    void aRetryAfterThatIsNoneOrTooLong(String retryAfter, long pause) throws Exception {
        server.failures.add(new Failure(503, "", retryAfter, false));

        enroll();

        assertThat(server.pauses).containsExactly(pause);
    }

    @Test
    void aServerThatStaysAwayEndsTheRunForNow() {
        server.failures.addAll(Collections.nCopies(10, Failure.of(503)));

        BulkStopped stopped = catchThrowableOfType(BulkStopped.class, this::enroll);

        assertThat(stopped.isPassing()).isTrue();
        assertThat(stopped).hasMessageContaining("503").hasMessageContaining("goes on where it stopped");
        assertThat(server.pauses).hasSize(10).endsWith(60_000L);
    }

    @Test
    void oneRefusedTokenIsRenewed() throws Exception {
        server.failures.add(Failure.of(401));

        assertThat(enroll()).isEqualTo(BulkOutcome.ENROLLED);

        assertThat(server.tokens).hasSize(2);
        assertThat(server.pauses).isEmpty();
    }

    @Test
    void aTokenThatIsRefusedTwiceEndsTheRun() {
        server.failures.add(Failure.of(401));
        server.failures.add(Failure.of(401));

        BulkStopped stopped = catchThrowableOfType(BulkStopped.class, this::enroll);

        assertThat(stopped.isPassing()).isFalse();
        assertThat(stopped).hasMessageContaining("enabled");
    }

    @Test
    void aTokenIsUsedUntilItIsNearlyOver() throws Exception {
        FaceServer face = server.connect();
        face.enroll("id", body());
        face.enroll("id", body());
        assertThat(server.tokens).hasSize(1);

        server.tokenSeconds = 5;
        FaceServer hasty = server.connect();
        hasty.enroll("id", body());
        assertThat(server.tokens).hasSize(2);
    }

    @Test
    void aWrongSecretEndsTheRun() throws BulkStopped {
        FaceServer wrong = FaceServer.of(HttpClient.newHttpClient(), server.address(), "robot", "wrong");

        assertThatThrownBy(() -> wrong.enroll("id", body()))
                .isInstanceOf(BulkStopped.class)
                .hasMessageContaining("secret")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void aServerWithoutThePluginEndsTheRun() {
        server.failures.add(new Failure(404, "{\"error\":\"HTTP 404 Not Found\"}", null, false));

        assertThatThrownBy(this::enroll).isInstanceOf(BulkStopped.class).hasMessageContaining("plugin");
    }

    @Test
    void aBodyThatIsTooLargeForTheServerIsThatPhotosFault() {
        server.failures.add(Failure.of(413));

        PhotoRefused refused = catchThrowableOfType(PhotoRefused.class, this::enroll);

        assertThat(refused.reason()).isEqualTo("IMAGE_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "ANA"})
    void aUserIsFoundByTheWholeName(String name) throws Exception {
        server.users = "[{\"id\":\"7\",\"username\":\"ana\"},{\"id\":\"8\",\"username\":\"anabel\"}]";

        assertThat(server.connect().userId(UserKey.USERNAME, name)).contains("7");
    }

    @Test
    void anAccentIsOneHoweverItIsWritten() throws Exception {
        server.users = "[{\"id\":\"7\",\"username\":\"ren\u00e9\"}]";

        assertThat(server.connect().userId(UserKey.USERNAME, "rene\u0301")).contains("7");
    }

    /** Else a hiccup would be noted as a user who does not exist, and never be asked again. */
    @Test
    void aServerThatBreaksDownAtTheQuestionSaysNothingOfTheUser() throws Exception {
        server.failures.add(PretendServer.Failure.of(500));

        assertThat(server.connect().userId(UserKey.USERNAME, "ana")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":\"unknown_error\"}", "<html>a proxy</html>", ""})
    void anAnswerThatIsNoListEndsTheRun(String answer) {
        server.users = answer;

        assertThatThrownBy(() -> server.connect().userId(UserKey.USERNAME, "ana"))
                .isInstanceOf(BulkStopped.class)
                .hasMessageContaining("200");
    }

    @Test
    void nobodyAndSeveralAreRefused() {
        server.users = "[]";
        assertThat(catchThrowableOfType(
                                PhotoRefused.class, () -> server.connect().userId(UserKey.EMAIL, "a@b.test"))
                        .reason())
                .isEqualTo("USER_NOT_FOUND");
        server.users = "[{\"id\":\"7\",\"email\":\"a@b.test\"},{\"id\":\"8\",\"email\":\"a@b.test\"}]";
        assertThat(catchThrowableOfType(
                                PhotoRefused.class, () -> server.connect().userId(UserKey.EMAIL, "a@b.test"))
                        .reason())
                .isEqualTo("USER_AMBIGUOUS");
    }

    @Test
    void theRequestSaysWhatTheRunSays() throws Exception {
        byte[] body = new PhotoBody(40, "2026-1", 1234).of("photo".getBytes(UTF_8), "the id");

        server.connect().enroll("id", body);

        assertThat(server.requests.element().toString())
                .isEqualTo("{\"images\":[\"cGhvdG8=\"],\"importId\":\"the id\",\"minQuality\":40,"
                        + "\"consent\":{\"version\":\"2026-1\",\"time\":1234}}");
    }

    private BulkOutcome enroll() throws BulkStopped, PhotoRefused, InterruptedException {
        return server.connect().enroll("id", body());
    }

    private static byte[] body() {
        return new PhotoBody(null, null, 0).of("photo".getBytes(UTF_8), "import");
    }
}
