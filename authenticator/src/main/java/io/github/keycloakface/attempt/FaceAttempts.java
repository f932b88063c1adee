package io.github.keycloakface.attempt;

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

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final AttemptLimits limits;
    private String taken;

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
        for (int i = 1; i <= limits.max() && taken == null; i++) {
            if (shared().putIfAbsent(attemptKey(i), MEMORY)) {
                taken = attemptKey(i);
            }
        }
        if (taken != null && isDelayed()) {
            notJudged();
        }
        return taken != null;
    }

    /**
     * The attempt that began has failed.
     *
     * @return whether it was the last one before the delay, which begins with it
     */
    public boolean failed() {
        countForBruteForceDetection();
        taken = null;
        if (left() > 0) {
            return false;
        }
        // in this order: who takes one of the attempts that become free finds the delay
        shared().putIfAbsent(delayKey(), limits.delaySeconds());
        forget();
        return true;
    }

    /** The attempt that began has passed: earlier failures no longer count. */
    public void passed() {
        taken = null;
        forget();
    }

    /** The attempt that began came to no decision, by no fault of the person's. */
    public void notJudged() {
        if (taken != null) {
            shared().remove(taken);
            taken = null;
        }
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
