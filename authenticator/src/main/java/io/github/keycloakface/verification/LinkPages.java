package io.github.keycloakface.verification;

import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.capture.CapturePage;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The pages behind a link, in the look of the realm or of the link's application. */
final class LinkPages {

    /** Keycloak's name for it: then its choice of languages keeps the token. */
    static final String TOKEN = "token";

    private static final String CONFIRMATION = "face-link.ftl";

    /** Tells the page of a refusal that there is no login to begin anew. */
    private static final String AGAIN = "faceAgain";

    private final KeycloakSession session;
    private final OpenedLink link;
    private final URI address;

    LinkPages(KeycloakSession session, OpenedLink link, String token) {
        this.session = session;
        this.link = link;
        this.address = address(session, session.getContext().getRealm(), token);
    }

    static URI address(KeycloakSession session, RealmModel realm, String token) {
        return UriBuilder.fromUri(session.getContext().getUri().getBaseUri())
                .path("realms/{realm}/{resource}")
                .queryParam(TOKEN, token)
                .build(realm.getName(), LinkResourceProviderFactory.ID);
    }

    Response confirmation() {
        return new CapturePage(form()).render(CONFIRMATION);
    }

    /** @param error what was wrong with the last picture, or null */
    Response camera(FaceCheck check, CaptureMessage error) {
        return check.page(form(), error);
    }

    /** @param mayTryLater whether the link still opens something */
    Response refusal(CaptureMessage message, boolean mayTryLater) {
        return CapturePage.refusal(form().setAttribute(AGAIN, mayTryLater ? address.toString() : ""), message);
    }

    Response passed() {
        LoginFormsProvider form =
                form().setAttribute("messageHeader", "faceCheckTitle").setSuccess("faceVerified");
        if (link.returnUri() == null) {
            form.setAttribute("skipLink", true);
        } else {
            form.setAttribute("pageRedirectUri", link.returnUri());
        }
        return form.createInfoPage();
    }

    private LoginFormsProvider form() {
        return session.getProvider(LoginFormsProvider.class)
                .setUser(link.user())
                .setActionUri(address)
                .setResponseHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
