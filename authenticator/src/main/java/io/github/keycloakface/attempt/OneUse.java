package io.github.keycloakface.attempt;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.utils.SessionExpiration;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What a login may use once, on all nodes. The login's own notes cannot tell: each request reads its own copy of them,
 * and of two at the same moment both find what the other one is about to remove.
 */
public final class OneUse {

    private final SingleUseObjectProvider shared;
    private final String key;
    private final long seconds;

    private OneUse(SingleUseObjectProvider shared, String key, long seconds) {
        this.shared = shared;
        this.key = key;
        this.seconds = seconds;
    }

    /**
     * The use of something in one tab of one login. It is remembered for as long as a login that nobody touches lasts.
     *
     * @param what tells it from everything else that this tab may use
     */
    public static OneUse in(KeycloakSession session, AuthenticationSessionModel tab, String what) {
        return new OneUse(
                session.singleUseObjects(),
                "face.use." + tab.getParentSession().getId() + "." + tab.getTabId() + "." + what,
                SessionExpiration.getAuthSessionLifespan(tab.getRealm()));
    }

    /**
     * Uses it up.
     *
     * @return false when somebody has done so already
     */
    public boolean take() {
        return shared.putIfAbsent(key, seconds);
    }

    /** Undoes {@link #take} for whoever took it, when nothing came of it. */
    public void giveBack() {
        shared.remove(key);
    }
}
