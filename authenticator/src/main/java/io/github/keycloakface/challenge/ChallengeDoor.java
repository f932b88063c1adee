package io.github.keycloakface.challenge;

import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Where a challenge may be used, and by whom: what was begun at one door opens no other.
 *
 * @param place one tab of one login and what it waits for there, or one link
 */
public record ChallengeDoor(String realmId, String userId, String place) {

    /**
     * A door within a login.
     *
     * @param what the login waits for, as the id of an execution or of a required action
     */
    public static ChallengeDoor of(AuthenticationSessionModel tab, UserModel user, String what) {
        return new ChallengeDoor(
                tab.getRealm().getId(),
                user.getId(),
                tab.getParentSession().getId() + "/" + tab.getTabId() + "/" + what);
    }

    /** A door outside of a login: what is decided there is all that it needs. */
    public static ChallengeDoor outside(RealmModel realm, UserModel user, String what) {
        return new ChallengeDoor(realm.getId(), user.getId(), what);
    }
}
