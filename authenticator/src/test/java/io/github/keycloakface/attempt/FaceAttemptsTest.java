package io.github.keycloakface.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.Stub;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.keycloak.common.ClientConnection;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakUriInfo;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

class FaceAttemptsTest {

    private static final AttemptLimits THREE = new AttemptLimits(3, 45);

    private final RealmModel realm = realm("realm", false);
    private final UserModel user = user("user");
    private final ClientConnection connection = Stub.of(ClientConnection.class).make();

    /** Seconds by key: what all nodes and logins share. */
    private final Map<String, Long> shared = new ConcurrentHashMap<>();

    private final List<List<Object>> reported = new ArrayList<>();

    @Test
    void countsDownAndOnlyTheLastFailureSaysSo() {
        assertThat(attempts().left()).isEqualTo(3);
        assertThat(fail(attempts())).isFalse();
        assertThat(attempts().left()).isEqualTo(2);
        assertThat(fail(attempts())).isFalse();
        assertThat(attempts().left()).isEqualTo(1);
        assertThat(attempts().isDelayed()).isFalse();
        assertThat(fail(attempts())).isTrue();
        assertThat(attempts().isDelayed()).isTrue();
        assertThat(shared).hasSize(1).containsValue(45L);
    }

    @Test
    void nothingBeginsDuringTheDelay() {
        exhaust();

        assertThat(attempts().begin()).isFalse();
        assertThat(shared).hasSize(1);
    }

    @Test
    void theFullCountIsThereWhenTheDelayIsOver() {
        exhaust();

        shared.clear();

        assertThat(attempts().isDelayed()).isFalse();
        assertThat(attempts().left()).isEqualTo(3);
        assertThat(fail(attempts())).isFalse();
    }

    @Test
    void nobodyElseIsDelayed() {
        exhaust();

        assertThat(attempts(realm, user("another"), THREE).isDelayed()).isFalse();
        assertThat(attempts(realm("another", false), user, THREE).isDelayed()).isFalse();
    }

    @Test
    void passingForgetsTheFailures() {
        fail(attempts());
        fail(attempts());
        FaceAttempts attempts = attempts();
        attempts.begin();

        attempts.passed();

        assertThat(attempts.left()).isEqualTo(3);
        assertThat(shared).isEmpty();
    }

    @Test
    void whatWasNotJudgedIsGivenBack() {
        FaceAttempts attempts = attempts();
        attempts.begin();
        assertThat(attempts().left()).isEqualTo(2);

        attempts.notJudged();

        assertThat(attempts().left()).isEqualTo(3);
    }

    @Test
    void anotherRequestEndsWhatOneHasBegun() {
        int attempt = attempts().beginForLater().orElseThrow();
        FaceAttempts later = attempts();
        assertThat(later.left()).isEqualTo(2);

        later.resume(attempt);
        later.notJudged();

        assertThat(later.left()).isEqualTo(3);
    }

    /** Who draws challenges until an easy one comes, and drops the others. */
    @Test
    void droppedAttemptsLeadIntoTheDelay() {
        for (int i = 0; i < 3; i++) {
            assertThat(attempts().beginForLater()).isPresent();
        }
        assertThat(attempts().isDelayed()).isFalse();

        assertThat(attempts().beginForLater()).isEmpty();

        assertThat(attempts().isDelayed()).isTrue();
        assertThat(attempts().beginForLater()).isEmpty();
        assertThat(shared).containsOnlyKeys("face.delay.realm.user");
    }

    @Test
    void aLimitThatIsLoweredMeanwhileHoldsAtOnce() {
        fail(attempts());
        fail(attempts());

        FaceAttempts stricter = attempts(realm, user, new AttemptLimits(1, 45));

        assertThat(stricter.left()).isZero();
        assertThat(stricter.begin()).isFalse();
    }

    /** The attack on a limit that is counted after the comparison: many pictures at once. */
    @Test
    void ofManyAttemptsAtOnceNoMoreThanTheLimitAreJudged() throws InterruptedException, ExecutionException {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        List<Future<Boolean>> begun = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            begun.add(callers.submit(() -> attempts().begin()));
        }
        int judged = 0;
        for (Future<Boolean> attempt : begun) {
            judged += attempt.get() ? 1 : 0;
        }
        callers.shutdown();

        assertThat(judged).isEqualTo(3);
    }

    @Test
    void everyFailureCountsForTheBruteForceDetectionOfAProtectedRealm() {
        RealmModel guarded = realm("realm", true);

        for (int i = 1; i <= 3; i++) {
            fail(attempts(guarded, user, THREE));
            assertThat(reported).hasSize(i);
        }

        assertThat(reported).containsOnly(Arrays.asList(guarded, user, connection, null, null));
    }

    @Test
    void droppedAttemptsCountOnceADelay() {
        RealmModel guarded = realm("realm", true);
        for (int i = 0; i < 3; i++) {
            attempts(guarded, user, THREE).beginForLater();
        }
        assertThat(reported).isEmpty();

        attempts(guarded, user, THREE).beginForLater();
        attempts(guarded, user, THREE).beginForLater();

        assertThat(reported).hasSize(1);
    }

    @Test
    void noFailureIsReportedWhereTheRealmIsNotProtected() {
        exhaust();

        assertThat(reported).isEmpty();
    }

    private static boolean fail(FaceAttempts attempts) {
        assertThat(attempts.begin()).isTrue();
        return attempts.failed();
    }

    private void exhaust() {
        for (int i = 0; i < THREE.max(); i++) {
            fail(attempts());
        }
    }

    private FaceAttempts attempts() {
        return attempts(realm, user, THREE);
    }

    private FaceAttempts attempts(RealmModel of, UserModel who, AttemptLimits limits) {
        SingleUseObjectProvider objects = Stub.of(SingleUseObjectProvider.class)
                .on("contains", given -> shared.containsKey((String) given[0]))
                .on("putIfAbsent", given -> shared.putIfAbsent((String) given[0], (Long) given[1]) == null)
                .on("remove", given -> shared.remove((String) given[0]) == null ? null : new HashMap<>())
                .make();
        BruteForceProtector protector = Stub.of(BruteForceProtector.class)
                .on("failedLogin", given -> reported.add(Arrays.asList(given)))
                .make();
        KeycloakContext context = Stub.of(KeycloakContext.class)
                .with("getConnection", connection)
                .with("getUri", (KeycloakUriInfo) null)
                .make();
        KeycloakSession session = Stub.of(KeycloakSession.class)
                .with("singleUseObjects", objects)
                .with("getProvider", protector)
                .with("getContext", context)
                .make();
        return new FaceAttempts(session, of, who, limits);
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
