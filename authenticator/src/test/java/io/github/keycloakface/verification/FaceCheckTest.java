package io.github.keycloakface.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.Stub;
import io.github.keycloakface.attempt.FaceAttempts;
import io.github.keycloakface.attempt.FaceConfig;
import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.challenge.ChallengeDoor;
import io.github.keycloakface.credential.FaceCredentialModel;
import io.github.keycloakface.credential.FaceCredentialProviderFactory;
import io.github.keycloakface.credential.MemoryUser;
import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.FaceEngine;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.services.managers.BruteForceProtector;

/** What ends before a face is compared; what is compared is seen on a real server. */
class FaceCheckTest {

    private static final MultivaluedMap<String, String> FORM =
            new MultivaluedHashMap<>(Map.of("faceFrame1", "AAAA", "faceFrame2", "AAAB", "faceFrame3", "AAAC"));

    private final MemoryUser user = new MemoryUser("user");
    private final VerificationLedger ledger = new VerificationLedger(user.model());
    private final Set<String> shared = new HashSet<>();
    private boolean locked;

    @BeforeEach
    void enroll() {
        CredentialModel reference = new CredentialModel();
        reference.setId("reference");
        reference.setType(FaceCredentialModel.TYPE);
        user.put(reference);
    }

    @Test
    void withAWrongConfigurationNothingIsLookedAt() {
        ledger.add(asked(0));

        assertThat(decided(check(Optional.empty()), FORM)).isEqualTo(Outcome.refused(CaptureMessage.UNAVAILABLE));
    }

    @Test
    void nothingIsInTheWayOfAFace() {
        assertThat(check().obstacle(asked(0))).isEmpty();
        assertThat(attemptsLeft()).isEqualTo(5);
    }

    @Test
    void oneVerificationIsNotGuessedAtForEver() {
        assertThat(check().obstacle(asked(FaceCheck.MOST_FAILURES - 1))).isEmpty();
        assertThat(check().obstacle(asked(FaceCheck.MOST_FAILURES))).contains(CaptureMessage.TOO_MANY);
    }

    @Test
    void whoIsLockedByBruteForceDetectionIsNotLookedAt() {
        locked = true;

        assertThat(check().obstacle(asked(0))).contains(CaptureMessage.TOO_MANY);
    }

    @Test
    void aReferenceOfAnotherTimeIsNone() {
        user.model().credentialManager().removeStoredCredentialById("reference");
        CredentialModel later = new CredentialModel();
        later.setId("later");
        later.setType(FaceCredentialModel.TYPE);
        user.put(later);

        assertThat(check().obstacle(asked(0))).contains(CaptureMessage.NO_REFERENCE);
    }

    /** An importer's id decides a reference's: it can be deleted and come back with another face. */
    @Test
    void aReferenceThatWasMadeAnewUnderTheSameIdIsNone() {
        user.model().credentialManager().removeStoredCredentialById("reference");
        CredentialModel anew = new CredentialModel();
        anew.setId("reference");
        anew.setType(FaceCredentialModel.TYPE);
        anew.setCreatedDate(asked(0).created() + 1);
        user.put(anew);

        assertThat(check().obstacle(asked(0))).contains(CaptureMessage.NO_REFERENCE);
    }

    @Test
    void whatWasDecidedMeanwhileStaysSo() {
        ledger.add(asked(0).passed(Time.currentTimeMillis(), new Evidence(1, "none")));

        assertThat(decided(check(), FORM)).isEqualTo(Outcome.ENDED);
        assertThat(check().decide("unknown", FORM)).isEqualTo(Outcome.ENDED);
    }

    @Test
    void whileAnotherPictureIsLookedAtThisOneIsNot() {
        ledger.add(asked(0));
        shared.add("face.turn.verification.1");

        assertThat(decided(check(), FORM)).isEqualTo(Outcome.again(CaptureMessage.BUSY));
        assertThat(ledger.find("1")).contains(asked(0));
    }

    @Test
    void aBusyServerCountsNothing() {
        ledger.add(asked(0));

        assertThat(decided(check(), FORM)).isEqualTo(Outcome.again(CaptureMessage.BUSY));
        assertThat(attemptsLeft()).isEqualTo(5);
        assertThat(ledger.find("1").orElseThrow().failures()).isZero();
    }

    @Test
    void aPictureThatIsNoneIsAFailure() {
        ledger.add(asked(0));

        assertThat(decided(check(), new MultivaluedHashMap<>(Map.of("faceFrame1", "#"))))
                .isEqualTo(Outcome.again(CaptureMessage.IMAGE));
        assertThat(attemptsLeft()).isEqualTo(4);
        assertThat(ledger.find("1").orElseThrow().failures()).isEqualTo(1);
    }

    private int attemptsLeft() {
        return new FaceAttempts(session(), realm(), user.model(), FaceConfig.DEFAULT.limits()).left();
    }

    /** What it came to, but for what events say of liveness. */
    private static Outcome decided(FaceCheck check, MultivaluedMap<String, String> form) {
        return check.decide("1", form).with(null);
    }

    private static VerificationRequest asked(int failures) {
        return new VerificationRequest(
                "1", Door.EMAIL, Status.PENDING, 1, null, null, null, List.of("reference"), failures, false);
    }

    private FaceCheck check() {
        return check(Optional.of(FaceConfig.of(null)));
    }

    private FaceCheck check(Optional<FaceConfig> config) {
        return new FaceCheck(session(), realm(), user.model(), config, new ChallengeDoor("realm", "user", "link/1"));
    }

    private RealmModel realm() {
        return Stub.of(RealmModel.class)
                .with("getId", "realm")
                .with("isBruteForceProtected", locked)
                .make();
    }

    private KeycloakSession session() {
        return Stub.of(KeycloakSession.class)
                .on("getProvider", given -> provider((Class<?>) given[0]))
                .with("singleUseObjects", singleUse())
                .with("getKeycloakSessionFactory", null)
                .with(
                        "getContext",
                        Stub.of(KeycloakContext.class)
                                .with("getAuthenticationSession", null)
                                .make())
                .with(
                        "getTransactionManager",
                        Stub.of(KeycloakTransactionManager.class)
                                .on("enlistAfterCompletion", given -> shared.remove("face.verification.1"))
                                .make())
                .make();
    }

    private SingleUseObjectProvider singleUse() {
        return Stub.of(SingleUseObjectProvider.class)
                .on("putIfAbsent", given -> shared.add((String) given[0]))
                .on("contains", given -> shared.contains(given[0]))
                .on("remove", given -> {
                    shared.remove(given[0]);
                    return null;
                })
                .make();
    }

    private Object provider(Class<?> type) {
        if (type == CredentialProvider.class) {
            return new FaceCredentialProviderFactory().create(null);
        }
        if (type == BruteForceProtector.class) {
            return Stub.of(BruteForceProtector.class)
                    .with("isPermanentlyLockedOut", false)
                    .with("isTemporarilyDisabled", locked)
                    .make();
        }
        assertThat(type).isEqualTo(FaceEngine.class);
        return busyEngine();
    }

    private static FaceEngine busyEngine() {
        return (FaceEngine) Proxy.newProxyInstance(
                FaceEngine.class.getClassLoader(), new Class<?>[] {FaceEngine.class}, (proxy, method, given) -> {
                    throw new EngineBusyException(1);
                });
    }
}
