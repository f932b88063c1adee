package io.github.keycloakface.challenge;

import static io.github.keycloakface.challenge.ChallengeFault.FOREIGN;
import static io.github.keycloakface.challenge.ChallengeFault.FRAMES_DIFFER;
import static io.github.keycloakface.challenge.ChallengeFault.NOT_BEGUN;
import static io.github.keycloakface.challenge.ChallengeFault.UNFINISHED;
import static io.github.keycloakface.challenge.ChallengeFault.UNKNOWN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.Stub;
import io.github.keycloakface.vision.challenge.Challenge;
import io.github.keycloakface.vision.challenge.ChallengeKind;
import io.github.keycloakface.vision.challenge.Looks;
import io.github.keycloakface.vision.challenge.Move;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The form that ends a challenge, as the page posts it and as others do. */
class ChallengesTest {

    private static final ChallengeDoor DOOR = new ChallengeDoor("realm", "user", "root/tab/step");
    private static final Challenge CHALLENGE = Looks.challenge(Move.FRONT, Move.LEFT);

    private final MemoryObjects shared = new MemoryObjects();

    @AfterEach
    void backToNow() {
        Time.setOffset(0);
    }

    @Test
    void whatThePageKeptComesBack() {
        PostedChallenge posted = at(DOOR).take(form(done("one", "two"), "one", "two"));

        assertThat(posted.fault()).isNull();
        assertThat(posted.attempt()).isEqualTo(4);
        assertThat(posted.challenge()).isEqualTo(CHALLENGE);
        assertThat(posted.frames())
                .extracting(frame -> new String(frame.image(), UTF_8))
                .containsExactly("one", "two");
        assertThat(posted.frames()).extracting(frame -> frame.step()).containsExactly(0, 1);
    }

    /** Who reloads a page and again: each used to leave a ticket for ten minutes in the store of all nodes. */
    @Test
    void aTabKeepsOneTicketHoweverOftenItsPageIsRendered() {
        Map<String, String> notes = new HashMap<>();
        AuthenticationSessionModel tab = Stub.of(AuthenticationSessionModel.class)
                .on("getAuthNote", given -> notes.get((String) given[0]))
                .on("setAuthNote", given -> notes.put((String) given[0], (String) given[1]))
                .make();
        Challenges challenges = new Challenges(session(tab), DOOR, shared);
        Ticket ticket = new Ticket(DOOR, ChallengeKind.MOVES, null);
        String last = null;
        for (int i = 0; i < 50; i++) {
            last = challenges.ticket(ticket);
        }

        assertThat(shared.kept).hasSize(1);
        assertThat(new ChallengeStore(shared).takeTicket(last)).contains(ticket);
    }

    /** Behind a link there is no tab: each page has its own. */
    @Test
    void withoutATabEachPageHasItsTicket() {
        Challenges challenges = new Challenges(session(null), DOOR, shared);
        Ticket ticket = new Ticket(DOOR, ChallengeKind.MOVES, null);
        challenges.ticket(ticket);
        challenges.ticket(ticket);

        assertThat(shared.kept).hasSize(2);
    }

    private static KeycloakSession session(AuthenticationSessionModel tab) {
        return Stub.of(KeycloakSession.class)
                .with(
                        "getContext",
                        Stub.of(KeycloakContext.class)
                                .with("getAuthenticationSession", tab)
                                .make())
                .make();
    }

    /** A page that lets draw without counting must not open a door where each try counts. */
    @Test
    void whatTookNoAttemptIsNone() {
        PostedChallenge uncounted = new PostedChallenge(0, null, CHALLENGE, List.of());
        PostedChallenge counted = new PostedChallenge(1, null, CHALLENGE, List.of());

        assertThat(uncounted.asAttempt().fault()).isEqualTo(NOT_BEGUN);
        assertThat(uncounted.asAttempt().challenge()).isNull();
        assertThat(counted.asAttempt()).isSameAs(counted);
        assertThat(PostedChallenge.faulty(0, UNKNOWN).asAttempt().fault()).isEqualTo(UNKNOWN);
    }

    @Test
    void plainPicturesAreNoChallenge() {
        MultivaluedMap<String, String> form = form(null, "one", "two");

        assertThat(Challenges.areIn(form)).isTrue();
        assertThat(at(DOOR).take(form).fault()).isEqualTo(NOT_BEGUN);
    }

    @Test
    void theSameFormAgainFindsNothing() {
        MultivaluedMap<String, String> form = form(done("one", "two"), "one", "two");
        at(DOOR).take(form);

        assertThat(at(DOOR).take(form).fault()).isEqualTo(UNKNOWN);
    }

    @Test
    void ofManyFormsAtOnceOneIsTaken() {
        MultivaluedMap<String, String> form = form(done("one", "two"), "one", "two");

        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .filter(i -> at(DOOR).take(form).fault() == null)
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "other realm, user, root/tab/step",
        "realm, other user, root/tab/step",
        "realm, user, other root/tab/step",
        "realm, user, root/other tab/step",
        "realm, user, root/tab/other step"
    })
    void anotherDoorIsNotOpenedAndTheChallengeIsGone(String realm, String user, String place) {
        MultivaluedMap<String, String> form = form(done("one", "two"), "one", "two");

        PostedChallenge elsewhere = at(new ChallengeDoor(realm, user, place)).take(form);

        assertThat(elsewhere.fault()).isEqualTo(FOREIGN);
        // nothing of the other user's count may be touched
        assertThat(elsewhere.attempt()).isZero();
        assertThat(at(DOOR).take(form).fault()).isEqualTo(UNKNOWN);
    }

    @Test
    void afterItsTimeItIsGone() {
        MultivaluedMap<String, String> form = form(done("one", "two"), "one", "two");
        Time.setOffset(61);

        assertThat(at(DOOR).take(form).fault()).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"two, one", "one, one", "one, three", "one, none", "none, two", "one, #"})
    void otherPicturesThanThoseThatWereLookedAtAreRefused(String first, String second) {
        PostedChallenge posted = at(DOOR).take(form(done("one", "two"), first, second));

        assertThat(posted.fault()).isEqualTo(FRAMES_DIFFER);
        assertThat(posted.attempt()).isEqualTo(4);
        assertThat(posted.frames()).isEmpty();
    }

    @Test
    void aChallengeThatIsNotDoneProvesNothing() {
        PostedChallenge posted = at(DOOR).take(form(kept(null, "one"), "one", "two"));

        assertThat(posted.fault()).isEqualTo(UNFINISHED);
        assertThat(posted.attempt()).isEqualTo(4);
    }

    @Test
    void whyItFailedIsKept() {
        PostedChallenge posted = at(DOOR).take(form(kept(ChallengeFault.WRONG_WAY, "one"), "one", "two"));

        assertThat(posted.fault()).isEqualTo(ChallengeFault.WRONG_WAY);
        assertThat(posted.attempt()).isEqualTo(4);
    }

    private Challenges at(ChallengeDoor door) {
        return new Challenges(null, door, shared);
    }

    private String done(String... pictures) {
        return kept(null, pictures);
    }

    private String kept(ChallengeFault fault, String... pictures) {
        List<KeyFrame> frames = new ArrayList<>();
        for (String picture : pictures) {
            frames.add(new KeyFrame(FrameHash.of(picture.getBytes(UTF_8)), frames.size()));
        }
        long now = Time.currentTimeMillis();
        return new ChallengeStore(shared)
                .keep(new ChallengeState(DOOR, CHALLENGE, 4, now + 60_000, 9, now, null, 0, null, frames, fault));
    }

    private static MultivaluedMap<String, String> form(String nonce, String... pictures) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        if (nonce != null) {
            form.add("faceNonce", nonce);
        }
        for (int i = 0; i < pictures.length; i++) {
            if (pictures[i] != null) {
                form.add(
                        "faceFrame" + (i + 1),
                        Base64.getUrlEncoder().withoutPadding().encodeToString(pictures[i].getBytes(UTF_8)));
            }
        }
        return form;
    }
}
