package io.github.keycloakface.challenge;

import io.github.keycloakface.attempt.AttemptLimits;
import io.github.keycloakface.capture.CapturePage;
import io.github.keycloakface.capture.CapturedFrames;
import io.github.keycloakface.vision.challenge.ChallengeFrame;
import io.github.keycloakface.vision.challenge.ChallengeKind;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The challenges of one door: puts one on a page, and takes one back with the form. */
public final class Challenges {

    /** The field of the form that names the challenge. */
    static final String NONCE = "faceNonce";

    /** Of a tab's login: the ticket that its page was given last. */
    private static final String TICKET_NOTE = "face.ticket";

    private final KeycloakSession session;
    private final ChallengeDoor door;
    private final ChallengeStore store;

    public Challenges(KeycloakSession session, ChallengeDoor door) {
        this(session, door, SharedObjects.of(session));
    }

    Challenges(KeycloakSession session, ChallengeDoor door, SharedObjects shared) {
        this.session = session;
        this.door = door;
        this.store = new ChallengeStore(shared);
    }

    /** Whether the form was posted by a page that was given a challenge, or pretends to be. */
    public static boolean areIn(MultivaluedMap<String, String> form) {
        return form.containsKey(NONCE) || CapturedFrames.areIn(form);
    }

    /**
     * Lets a page begin one challenge.
     *
     * @param limits of attempts, of which beginning takes one; null where what the page is for counts by itself
     */
    public CapturePage ask(CapturePage page, ChallengeKind kind, AttemptLimits limits) {
        String realm = session.getContext().getRealm().getName();
        // the path alone: a page and its script are of one origin, whatever name the server goes by
        String address = session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/face/challenge")
                .build(realm)
                .getRawPath();
        return page.with(
                "challenge",
                Map.of(
                        "address",
                        address,
                        "ticket",
                        ticket(new Ticket(door, kind, limits)),
                        "moves",
                        kind != ChallengeKind.LIGHT,
                        "light",
                        kind != ChallengeKind.MOVES));
    }

    /** One for each tab: who reloads a page and again must not fill a store that all nodes share. */
    String ticket(Ticket ticket) {
        String issued = store.issue(ticket);
        AuthenticationSessionModel tab = session.getContext().getAuthenticationSession();
        if (tab != null) {
            store.drop(tab.getAuthNote(TICKET_NOTE));
            tab.setAuthNote(TICKET_NOTE, issued);
        }
        return issued;
    }

    /** Takes back what a form brings, before any of its pictures is looked at. */
    public PostedChallenge take(MultivaluedMap<String, String> form) {
        String nonce = form.getFirst(NONCE);
        if (nonce == null || nonce.isEmpty()) {
            return PostedChallenge.faulty(0, ChallengeFault.NOT_BEGUN);
        }
        Optional<ChallengeState> state = store.take(nonce);
        if (state.isEmpty()) {
            return PostedChallenge.faulty(0, ChallengeFault.UNKNOWN);
        }
        if (!state.get().door().equals(door)) {
            return PostedChallenge.faulty(0, ChallengeFault.FOREIGN);
        }
        return posted(state.get(), form);
    }

    private static PostedChallenge posted(ChallengeState state, MultivaluedMap<String, String> form) {
        if (state.fault() != null) {
            return PostedChallenge.faulty(state.attempt(), state.fault());
        }
        if (!state.isDone()) {
            return PostedChallenge.faulty(state.attempt(), ChallengeFault.UNFINISHED);
        }
        try {
            return withFrames(state, CapturedFrames.read(form, state.frames().size()));
        } catch (DefectiveFaceException e) {
            return PostedChallenge.faulty(state.attempt(), ChallengeFault.FRAMES_DIFFER);
        }
    }

    private static PostedChallenge withFrames(ChallengeState state, List<byte[]> images) {
        List<ChallengeFrame> frames = new ArrayList<>();
        for (int step = 0; step < images.size(); step++) {
            KeyFrame seen = state.frames().get(step);
            if (!seen.sha256().equals(FrameHash.of(images.get(step)))) {
                return PostedChallenge.faulty(state.attempt(), ChallengeFault.FRAMES_DIFFER);
            }
            frames.add(new ChallengeFrame(step, images.get(step), seen.atMillis()));
        }
        return new PostedChallenge(state.attempt(), null, state.challenge(), frames);
    }
}
