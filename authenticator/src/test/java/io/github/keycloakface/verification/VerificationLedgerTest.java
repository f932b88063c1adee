package io.github.keycloakface.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakface.credential.FaceCredentialModel;
import io.github.keycloakface.credential.MemoryUser;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;

class VerificationLedgerTest {

    private static final long LATER = 60_000;

    private final MemoryUser user = new MemoryUser("user");
    private final VerificationLedger ledger = new VerificationLedger(user.model());
    private final long now = Time.currentTimeMillis();

    @Test
    void givesBackWhatWasWrittenNewestFirst() {
        VerificationRequest first =
                asked("1", Door.EMAIL, now + LATER).failedOnce(now, false).passed(now, new Evidence(10_000, "none"));
        VerificationRequest second = VerificationRequest.setByHand("2", now + 1, List.of("a", "b"));
        ledger.add(first);
        ledger.add(second);

        assertThat(ledger.all()).containsExactly(second, first);
        assertThat(ledger.find("1")).contains(first);
        assertThat(ledger.find("3")).isEmpty();
        assertThat(ledger.open(Door.LOGIN)).contains(second);
        assertThat(ledger.open(Door.EMAIL)).isEmpty();
    }

    @Test
    void aRowIsOfATypeThatNobodySignsInWithAndHoldsNothingBiometric() throws IOException {
        ledger.add(asked("1", Door.LOGIN, null));

        CredentialModel row = user.row("1");
        assertThat(row.getType()).isEqualTo("face-verification").isNotEqualTo(FaceCredentialModel.TYPE);
        assertThat(row.getSecretData()).isEqualTo("{}");
        JsonNode data = new ObjectMapper().readTree(row.getCredentialData());
        assertThat(data.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "door",
                        "status",
                        "created",
                        "expires",
                        "decided",
                        "evidence",
                        "references",
                        "failures",
                        "byHand");
        assertThat(data.get("door").asText()).isEqualTo("login");
        assertThat(data.get("status").asText()).isEqualTo("pending");
    }

    @Test
    void keepsTheLastOfWhatHasEndedAndAllThatIsOpen() {
        ledger.add(asked("open", Door.LOGIN, null));
        IntStream.range(0, 30)
                .mapToObj(i -> VerificationRequest.asked("ended" + i, Door.EMAIL, now + i, null, List.of())
                        .passed(now + i, new Evidence(1, "none")))
                .forEach(ledger::add);

        assertThat(ledger.all())
                .hasSize(1 + VerificationLedger.MOST_ENDED)
                .extracting(VerificationRequest::id)
                .contains("open", "ended29", "ended10")
                .doesNotContain("ended9");
    }

    @Test
    void whatWasCancelledIsNotBroughtBack() {
        VerificationRequest request = asked("1", Door.LOGIN, null);
        ledger.add(request);
        ledger.remove("1");
        ledger.update(request.passed(now, new Evidence(1, "none")));

        assertThat(ledger.all()).isEmpty();
        assertThat(user.row("1")).isNull();
    }

    @Test
    void removesNothingButVerifications() {
        CredentialModel password = new CredentialModel();
        password.setId("password");
        password.setType("password");
        user.put(password);
        ledger.remove("password");

        assertThat(user.row("password")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"id\":\"1\"}",
                "{\"id\":\"1\",\"door\":\"window\",\"status\":\"pending\"}",
                "{\"id\":\"2\",\"door\":\"login\",\"status\":\"passed\"}"
            })
    void anAlteredRowIsNone(String data) {
        ledger.add(asked("1", Door.LOGIN, null));
        CredentialModel row = user.row("1");
        row.setCredentialData(data);
        user.put(row);

        assertThat(ledger.all()).isEmpty();
    }

    @Test
    void aRowOfALaterVersionIsRead() {
        ledger.add(asked("1", Door.LOGIN, null));
        CredentialModel row = user.row("1");
        row.setCredentialData(row.getCredentialData().replace("{\"id\"", "{\"more\":1,\"id\""));
        user.put(row);

        assertThat(ledger.all()).hasSize(1);
    }

    @Test
    void writesDownWhatRanOut() {
        ledger.add(asked("login", Door.LOGIN, now - 1));
        ledger.add(asked("email", Door.EMAIL, now - 1));

        assertThat(ledger.closeExpired()).isTrue();
        assertThat(user.row("login").getCredentialData()).contains("\"expired\"");
        assertThat(user.row("email").getCredentialData()).contains("\"expired\"");
        assertThat(ledger.closeExpired()).isFalse();
    }

    @Test
    void noLoginIsHeldUpByALink() {
        ledger.add(asked("email", Door.EMAIL, now - 1));
        ledger.add(asked("login", Door.LOGIN, now + LATER));

        assertThat(ledger.closeExpired()).isFalse();
        assertThat(ledger.open(Door.LOGIN)).isPresent();
    }

    private VerificationRequest asked(String id, Door door, Long expires) {
        return VerificationRequest.asked(id, door, now, expires, List.of("reference"));
    }
}
