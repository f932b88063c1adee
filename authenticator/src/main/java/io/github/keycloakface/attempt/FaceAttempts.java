package io.github.keycloakface.attempt;

import java.util.OptionalInt;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * Counts a user's failures in a row, over all of the user's logins and all nodes, and for the realm's brute force
 * detection. An attempt is taken before the face is looked at, so that many at once cannot be more than the limit.
 */
public final class FaceAttempts {

    /** Seconds after which a failure is forgotten that no success followed: a day. */
    private static final long MEMORY = 86_400;

    private static final int NONE = 0;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final AttemptLimits limits;
    private int taken = NONE;

    public FaceAttempts(KeycloakSession session, RealmModel realm, UserModel user, AttemptLimits limits) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.limits = limits;
    }

    public int left() {
        int left = 0;
        for (int i = 1; i <= limits.max(); i++) {
            left += shared().contains(attemptKey(i)) ? 0 : 1;
        }
        return left;
    }

    /** Whether the user's face is not looked at for the time being. */
    public boolean isDelayed() {
        return shared().contains(delayKey());
    }

    /**
     * Takes one of the attempts that are left.
     *
     * @return false when there is none; then nothing may be compared
     */
    public boolean begin() {
        for (int i = 1; i <= limits.max() && taken == NONE; i++) {
            if (shared().putIfAbsent(attemptKey(i), MEMORY)) {
                taken = i;
            }
        }
        if (taken != NONE && isDelayed()) {
            notJudged();
        }
        return taken != NONE;
    }

    /**
     * The same for an attempt that another request will end, or none: who drops it has used it up. Where all were
     * dropped nothing failed that could begin the delay, so it begins with whoever finds none left, as one failure for
     * brute force detection: or drawing anew and again would go on for ever.
     *
     * @return which attempt was taken, for {@link #resume}; empty when there is none
     */
    public OptionalInt beginForLater() {
        if (begin()) {
            return OptionalInt.of(taken);
        }
        if (left() == 0) {
            countForBruteForceDetection();
            delay();
        }
        return OptionalInt.empty();
    }

    /** Goes on with an attempt that another request took. */
    public void resume(int attempt) {
        taken = attempt;
    }

    /**
     * The attempt that began has failed.
     *
     * @return whether it was the last one before the delay, which begins with it
     */
    public boolean failed() {
        countForBruteForceDetection();
        taken = NONE;
        if (left() > 0) {
            return false;
        }
        delay();
        return true;
    }

    /** The attempt that began has passed: earlier failures no longer count. */
    public void passed() {
        taken = NONE;
        forget();
    }

    /** The attempt that began came to no decision, by no fault of the person's. */
    public void notJudged() {
        if (taken != NONE) {
            shared().remove(attemptKey(taken));
            taken = NONE;
        }
    }

    private void delay() {
        // in this order: who takes one of the attempts that become free finds the delay
        shared().putIfAbsent(delayKey(), limits.delaySeconds());
        forget();
    }

    private void forget() {
        for (int i = 1; i <= limits.max(); i++) {
            shared().remove(attemptKey(i));
        }
    }

    /** Keycloak counts only failures of authenticators that it knows; without a category each one counts. */
    private void countForBruteForceDetection() {
        if (realm.isBruteForceProtected()) {
            session.getProvider(BruteForceProtector.class)
                    .failedLogin(
                            realm,
                            user,
                            session.getContext().getConnection(),
                            session.getContext().getUri(),
                            null);
        }
    }

    private SingleUseObjectProvider shared() {
        return session.singleUseObjects();
    }

    private String attemptKey(int number) {
        return key("attempt") + "." + number;
    }

    private String delayKey() {
        return key("delay");
    }

    private String key(String kind) {
        return "face." + kind + "." + realm.getId() + "." + user.getId();
    }
}
