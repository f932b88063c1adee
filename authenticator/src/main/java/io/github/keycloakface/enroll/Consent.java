package io.github.keycloakface.enroll;

import io.github.keycloakface.attempt.OneUse;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * An agreement to the text on the consent page, kept until the reference is made, which records it.
 *
 * @param version of the text
 * @param time milliseconds since the epoch
 */
record Consent(String version, long time) {

    private static final String NOTE = "face.consent";
    private static final char SEPARATOR = '|';

    static Consent give(AuthenticationSessionModel session, String version) {
        Consent consent = new Consent(version, Time.currentTimeMillis());
        session.setAuthNote(NOTE, consent.time + String.valueOf(SEPARATOR) + version);
        return consent;
    }

    /** Empty when nothing was agreed to, or another version than this. */
    static Optional<Consent> of(AuthenticationSessionModel session, String version) {
        String note = session.getAuthNote(NOTE);
        if (note == null) {
            return Optional.empty();
        }
        int at = note.indexOf(SEPARATOR);
        Consent consent = new Consent(note.substring(at + 1), Long.parseLong(note.substring(0, at)));
        return consent.version.equals(version) ? Optional.of(consent) : Optional.empty();
    }

    /** One agreement is good for one reference. */
    OneUse use(KeycloakSession keycloak, AuthenticationSessionModel session) {
        return OneUse.in(keycloak, session, "consent." + time);
    }

    static void forget(AuthenticationSessionModel session) {
        session.removeAuthNote(NOTE);
    }
}
