package io.github.keycloakface.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.Stub;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.ClientConnection;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

class FaceAttemptsTest {

    private static final FaceConfig THREE = new FaceConfig(100_000, 3, 45, 35);

    private final RealmModel realm = realm("realm", false);
    private final UserModel user = user("user");
    private final ClientConnection connection = Stub.of(ClientConnection.class).make();
    private final UriInfo uri = Stub.of(UriInfo.class).make();

    /** Seconds by key: what all nodes and authentications share. */
    private final Map<String, Object> delays = new HashMap<>();

    private final List<List<Object>> reported = new ArrayList<>();

    @Test
    void countsDownAndOnlyTheLastFailureSaysSo() {
        FaceAttempts attempts = attempts(realm, user, new HashMap<>());

        assertThat(attempts.left()).isEqualTo(3);
        assertThat(attempts.failed()).isFalse();
        assertThat(attempts.left()).isEqualTo(2);
        assertThat(attempts.failed()).isFalse();
        assertThat(attempts.left()).isEqualTo(1);
        assertThat(attempts.isDelayed()).isFalse();
        assertThat(delays).isEmpty();
        assertThat(attempts.failed()).isTrue();
        assertThat(attempts.isDelayed()).isTrue();
        assertThat(delays).hasSize(1).containsValue(45L);
    }

    @Test
    void theCountOutlivesTheRequest() {
        Map<String, String> notes = new HashMap<>();

        attempts(realm, user, notes).failed();
        attempts(realm, user, notes).failed();

        assertThat(attempts(realm, user, notes).left()).isEqualTo(1);
        assertThat(attempts(realm, user, notes).failed()).isTrue();
    }

    @Test
    void anotherAuthenticationOfTheUserIsDelayedToo() {
        exhaust(attempts(realm, user, new HashMap<>()));

        assertThat(attempts(realm, user, new HashMap<>()).isDelayed()).isTrue();
    }

    @Test
    void nobodyElseIsDelayed() {
        exhaust(attempts(realm, user, new HashMap<>()));

        assertThat(attempts(realm, user("another"), new HashMap<>()).isDelayed())
                .isFalse();
        assertThat(attempts(realm("another", false), user, new HashMap<>()).isDelayed())
                .isFalse();
    }

    @Test
    void theFullCountIsThereWhenTheDelayIsOver() {
        FaceAttempts attempts = attempts(realm, user, new HashMap<>());
        exhaust(attempts);

        delays.clear();

        assertThat(attempts.isDelayed()).isFalse();
        assertThat(attempts.left()).isEqualTo(3);
        assertThat(attempts.failed()).isFalse();
    }

    @Test
    void passingForgetsTheFailures() {
        Map<String, String> notes = new HashMap<>();
        FaceAttempts attempts = attempts(realm, user, notes);
        attempts.failed();
        attempts.failed();

        attempts.passed();

        assertThat(attempts.left()).isEqualTo(3);
        assertThat(notes).isEmpty();
    }

    @Test
    void aLimitThatIsLoweredMeanwhileHoldsAtOnce() {
        Map<String, String> notes = new HashMap<>();
        attempts(realm, user, notes).failed();
        attempts(realm, user, notes).failed();

        FaceAttempts stricter = new FaceAttempts(context(realm, user, notes), new FaceConfig(100_000, 1, 45, 35));

        assertThat(stricter.left()).isZero();
        assertThat(stricter.failed()).isTrue();
        assertThat(stricter.isDelayed()).isTrue();
    }

    @Test
    void everyFailureCountsForTheBruteForceDetectionOfAProtectedRealm() {
        RealmModel guarded = realm("realm", true);
        FaceAttempts attempts = attempts(guarded, user, new HashMap<>());

        for (int i = 1; i <= 5; i++) {
            attempts.failed();
            assertThat(reported).hasSize(i);
        }

        assertThat(reported).containsOnly(Arrays.asList(guarded, user, connection, uri, null));
    }

    @Test
    void noFailureIsReportedWhereTheRealmIsNotProtected() {
        exhaust(attempts(realm, user, new HashMap<>()));

        assertThat(reported).isEmpty();
    }

    private static void exhaust(FaceAttempts attempts) {
        for (int i = 0; i < THREE.maxAttempts(); i++) {
            attempts.failed();
        }
    }

    private FaceAttempts attempts(RealmModel of, UserModel who, Map<String, String> notes) {
        return new FaceAttempts(context(of, who, notes), THREE);
    }

    private AuthenticationFlowContext context(RealmModel of, UserModel who, Map<String, String> notes) {
        SingleUseObjectProvider shared = Stub.of(SingleUseObjectProvider.class)
                .on("contains", arguments -> delays.containsKey((String) arguments[0]))
                .on("put", arguments -> delays.put((String) arguments[0], arguments[1]))
                .make();
        BruteForceProtector protector = Stub.of(BruteForceProtector.class)
                .on("failedLogin", arguments -> reported.add(Arrays.asList(arguments)))
                .make();
        return Stub.of(AuthenticationFlowContext.class)
                .with("getRealm", of)
                .with("getUser", who)
                .with("getConnection", connection)
                .with("getUriInfo", uri)
                .with("getProtector", protector)
                .with("getAuthenticationSession", Stub.session(notes).make())
                .with(
                        "getSession",
                        Stub.of(KeycloakSession.class)
                                .with("singleUseObjects", shared)
                                .make())
                .make();
    }

    private static RealmModel realm(String id, boolean isProtected) {
        return Stub.of(RealmModel.class)
                .with("getId", id)
                .with("isBruteForceProtected", isProtected)
                .make();
    }

    private static UserModel user(String id) {
        return Stub.of(UserModel.class).with("getId", id).make();
    }
}
