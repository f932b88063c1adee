package io.github.keycloakface.challenge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.common.util.Time;

/** Hands out secrets, each of which brings back once what was kept under it. */
final class ChallengeStore {

    /** Letters and digits: 190 bits. */
    private static final int SECRET_CHARS = 32;

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9]{" + SECRET_CHARS + "}");

    /** Seconds in which a page begins; one that waited longer is rendered anew. Every tab of a login keeps one. */
    private static final long TICKET_SECONDS = 600;

    private static final Logger LOG = Logger.getLogger(ChallengeStore.class);

    private static final String TICKET = "face.ticket.";
    private static final String STATE = "face.challenge.";
    private static final String CONTENT = "v";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final SharedObjects shared;

    ChallengeStore(SharedObjects shared) {
        this.shared = shared;
    }

    String issue(Ticket ticket) {
        return put(TICKET, TICKET_SECONDS, ticket);
    }

    /** Forgets a ticket that no page is going to bring any more. */
    void drop(String ticket) {
        take(TICKET, ticket, Ticket.class);
    }

    /** Gives a ticket back to the one caller that comes first. */
    Optional<Ticket> takeTicket(String secret) {
        return take(TICKET, secret, Ticket.class);
    }

    /**
     * Keeps a challenge for as long as it has left.
     *
     * @return the secret of the next request, and of that alone
     */
    String keep(ChallengeState state) {
        long seconds = Math.max(1, (state.expires() - Time.currentTimeMillis() + 999) / 1000);
        return put(STATE, seconds, state);
    }

    /** Gives a challenge back to the one caller that comes first, if its time is not over. */
    Optional<ChallengeState> take(String secret) {
        return take(STATE, secret, ChallengeState.class).filter(state -> Time.currentTimeMillis() < state.expires());
    }

    private String put(String kind, long seconds, Record content) {
        String secret = SecretGenerator.getInstance().randomString(SECRET_CHARS);
        Map<String, String> notes = Map.of(CONTENT, write(content));
        return shared.in(objects -> {
            objects.put(kind + secret, seconds, notes);
            return secret;
        });
    }

    private <T> Optional<T> take(String kind, String secret, Class<T> type) {
        if (secret == null || !SECRET.matcher(secret).matches()) {
            return Optional.empty();
        }
        Map<String, String> notes = shared.in(objects -> objects.remove(kind + secret));
        return Optional.ofNullable(notes).flatMap(found -> read(found.get(CONTENT), type));
    }

    private static String write(Record content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of strings and numbers has no JSON form", e);
        }
    }

    private static <T> Optional<T> read(String content, Class<T> type) {
        try {
            return Optional.of(JSON.readValue(content, type));
        } catch (JsonProcessingException e) {
            // the person begins anew
            LOG.warn("A challenge was dropped that another version of this plugin began: its nodes are being updated.");
            return Optional.empty();
        }
    }
}
