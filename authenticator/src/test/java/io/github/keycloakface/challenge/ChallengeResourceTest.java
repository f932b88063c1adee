package io.github.keycloakface.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.attempt.AttemptLimits;
import io.github.keycloakface.vision.challenge.ChallengeKind;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;

/** What beginning a challenge stores, and what it does not when the request ends badly. */
class ChallengeResourceTest {

    private static final AttemptLimits ONE = new AttemptLimits(1, 45);

    private final MemoryServer server = new MemoryServer();

    @Test
    void theChallengeIsStoredBeforeItsNonceIsTold() {
        Response begun = begin(ticket());

        assertThat(begun.getStatus()).isEqualTo(200);
        assertThat(server.kept("face.challenge.")).hasSize(1);
        assertThat(server.kept("face.ticket.")).isEmpty();
        assertThat(server.kept("face.attempt.")).hasSize(1);
        assertThat(server.ends).isNotEmpty().containsOnly("commit");
    }

    /** A slow upload would hold a connection to the database that logins need. */
    @Test
    void noTransactionIsOpenWhileTheBodyComes() {
        KeycloakSession request = server.request();
        List<Integer> open = new ArrayList<>();
        InputStream slow = new FilterInputStream(body(ticket())) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                open.add(server.open());
                return super.read(bytes, from, length);
            }
        };

        assertThat(new ChallengeResource(request).begin(slow).getStatus()).isEqualTo(200);
        assertThat(open).isNotEmpty().containsOnly(0);
    }

    /** What begins with a refusal must last: the delay, and what brute force detection is told. */
    @Test
    void aRefusalIsCommitted() {
        begin(ticket());

        Response refused = begin(ticket());

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeaderString("Retry-After")).isEqualTo("45");
        assertThat(server.kept("face.delay.")).hasSize(1);
        assertThat(server.failures).isEqualTo(1);
        assertThat(server.ends).containsOnly("commit");
    }

    /** Whoever makes the server fail must not try again with what was taken. */
    @Test
    void aProgramErrorBringsNoTicketBack() {
        String ticket = ticket();
        server.usersFail = true;

        Response failed = begin(ticket);

        assertThat(failed.getStatus()).isEqualTo(500);
        assertThat(text(failed)).contains("INTERNAL").doesNotContain("secret of the exception");
        assertThat(server.ends).endsWith("rollback");
        assertThat(server.kept("face.")).isEmpty();
        server.usersFail = false;
        assertThat(begin(ticket).getStatus()).isEqualTo(410);
    }

    /** Nor is the attempt given back when what was drawn cannot be kept: else it would be a free draw. */
    @Test
    void anAttemptIsUsedUpThoughTheChallengeWasLost() {
        String ticket = ticket();
        server.storeFails = true;

        assertThat(begin(ticket).getStatus()).isEqualTo(500);

        server.storeFails = false;
        assertThat(server.kept("face.challenge.")).isEmpty();
        assertThat(begin(ticket()).getStatus()).isEqualTo(429);
    }

    private String ticket() {
        ChallengeDoor door = new ChallengeDoor(MemoryServer.REALM, MemoryServer.USER, "door");
        return new ChallengeStore(SharedObjects.of(server.session())).issue(new Ticket(door, ChallengeKind.MOVES, ONE));
    }

    private Response begin(String ticket) {
        return new ChallengeResource(server.request()).begin(body(ticket));
    }

    private static InputStream body(String ticket) {
        return new ByteArrayInputStream(("{\"ticket\":\"" + ticket + "\"}").getBytes(UTF_8));
    }

    private static String text(Response response) {
        return new String((byte[]) response.getEntity(), UTF_8);
    }
}
