package io.github.keycloakface.subscription;

import java.util.Optional;
import java.util.UUID;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * When a key was last used. An attribute of the service account and not a part of the key: a request that writes down
 * its use must not be able to write over a revocation that it has not seen yet, and to change a component makes all
 * nodes read the whole realm anew.
 */
record KeyUse(UserModel account, UUID key) {

    /** Each note makes all nodes read the service account anew: one request in five minutes is precise enough. */
    static final int PRECISION_SECONDS = 300;

    /** How long one request has for its note before another may try. */
    private static final int TURN_SECONDS = 60;

    private static final int MAX_DIGITS = 18;

    /** Seconds since 1970. */
    Optional<Long> last() {
        return Optional.ofNullable(account.getFirstAttribute(attribute()))
                .filter(text -> text.matches("\\d{1," + MAX_DIGITS + "}"))
                .map(Long::valueOf);
    }

    /** Free when there is a recent note; else one of many requests at once, over all nodes, makes it. */
    void note(KeycloakSession session) {
        long now = Time.currentTimeSeconds();
        boolean recent = last().filter(time -> now - time < PRECISION_SECONDS).isPresent();
        if (!recent && session.singleUseObjects().putIfAbsent("face.key.use." + key, TURN_SECONDS)) {
            account.setSingleAttribute(attribute(), Long.toString(now));
        }
    }

    void forget() {
        account.removeAttribute(attribute());
    }

    private String attribute() {
        return "face.key.lastUse." + key;
    }
}
