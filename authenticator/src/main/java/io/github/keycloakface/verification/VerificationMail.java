package io.github.keycloakface.verification;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;
import org.keycloak.theme.beans.LinkExpirationFormatterMethod;

/** Sends the link, in the user's language. */
final class VerificationMail {

    private static final String SUBJECT = "faceCheckTitle";
    private static final String BODY = "face-verify.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    VerificationMail(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /**
     * Sends it.
     *
     * @param lifeSeconds how long the link works
     * @throws EmailException when the mail server did not take it
     */
    void send(URI link, long lifeSeconds) throws EmailException {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("link", link.toString());
        attributes.put("linkExpiration", minutes(lifeSeconds));
        attributes.put("linkExpirationFormatter", formatter());
        session.getProvider(EmailTemplateProvider.class)
                .setRealm(realm)
                .setUser(user)
                .send(SUBJECT, BODY, attributes);
    }

    /** Rounded up: "0 minutes" would be read as too late. */
    static long minutes(long seconds) {
        return TimeUnit.SECONDS.toMinutes(seconds + 59);
    }

    private LinkExpirationFormatterMethod formatter() throws EmailException {
        try {
            Locale locale = session.getContext().resolveLocale(user, true);
            return new LinkExpirationFormatterMethod(
                    session.theme().getTheme(Theme.Type.EMAIL).getMessages(locale), locale);
        } catch (IOException e) {
            throw new EmailException("the e-mail theme cannot be read", e);
        }
    }
}
