package io.github.keycloakface.login;

import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Counts failures: for this authentication, and for the realm's brute force detection. */
final class FaceAttempts {

    private static final String NOTE = "face.failures";

    private final AuthenticationFlowContext context;
    private final FaceConfig config;

    FaceAttempts(AuthenticationFlowContext context, FaceConfig config) {
        this.context = context;
        this.config = config;
    }

    int left() {
        return Math.max(0, config.maxAttempts() - failures());
    }

    /** Whether the user's face is not looked at for the time being: in this authentication or any other. */
    boolean isDelayed() {
        return context.getSession().singleUseObjects().contains(delayKey());
    }

    /**
     * Counts a failure.
     *
     * @return whether it was the last one before the delay, which begins with it
     */
    boolean failed() {
        countForBruteForceDetection();
        int failures = failures() + 1;
        boolean last = failures >= config.maxAttempts();
        if (last) {
            context.getSession().singleUseObjects().put(delayKey(), config.delaySeconds(), Map.of());
        }
        notes().setAuthNote(NOTE, Integer.toString(last ? 0 : failures));
        return last;
    }

    void passed() {
        notes().removeAuthNote(NOTE);
    }

    /** Keycloak counts only failures of authenticators that it knows; without a category each one counts. */
    private void countForBruteForceDetection() {
        RealmModel realm = context.getRealm();
        UserModel user = context.getUser();
        if (realm.isBruteForceProtected()) {
            context.getProtector().failedLogin(realm, user, context.getConnection(), context.getUriInfo(), null);
        }
    }

    private int failures() {
        String note = notes().getAuthNote(NOTE);
        return note == null ? 0 : Integer.parseInt(note);
    }

    private AuthenticationSessionModel notes() {
        return context.getAuthenticationSession();
    }

    private String delayKey() {
        return "face.delay." + context.getRealm().getId() + "."
                + context.getUser().getId();
    }
}
