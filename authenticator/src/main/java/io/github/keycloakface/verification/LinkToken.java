package io.github.keycloakface.verification;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.keycloak.authentication.actiontoken.DefaultActionToken;

/**
 * Keycloak's action token, for one verification: signed with the realm's key, for one user, one address and one time.
 * That it works once is a matter of the verification, which a decision closes and a cancellation removes.
 */
public final class LinkToken extends DefaultActionToken {

    private static final long serialVersionUID = 1L;

    static final String TYPE = FaceVerifyActionFactory.ID;

    @JsonProperty("fvid")
    private String verificationId;

    @JsonProperty("reduri")
    private String redirectUri;

    /** For Jackson. */
    LinkToken() {}

    /** @param expires seconds since the epoch */
    LinkToken(String userId, String email, int expires, String verificationId, LinkClient client) {
        super(userId, TYPE, expires, null);
        setEmail(email);
        this.verificationId = verificationId;
        this.redirectUri = client.redirectUri();
        issuedFor(client.clientId());
    }

    String verificationId() {
        return verificationId;
    }

    LinkClient client() {
        return new LinkClient(getIssuedFor(), redirectUri);
    }
}
