package io.github.keycloakface.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;

/** One enrolled reference of a user: metadata in credentialData, the encrypted template in secretData. */
public final class FaceCredentialModel extends CredentialModel {

    private static final long serialVersionUID = 1L;

    /**
     * Credential type, reference category of the authenticator and type of the credential action: Keycloak finds one by
     * another only when the three are one value.
     */
    public static final String TYPE = "face";

    /**
     * Type of the rows that record verifications. Nobody signs in with one, and it has no credential provider: so a
     * user's account shows none and deletes none.
     */
    public static final String VERIFICATION_TYPE = "face-verification";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final transient FaceCredentialData data;
    private final transient FaceSecretData secret;

    private FaceCredentialModel(FaceCredentialData data, FaceSecretData secret) {
        if (data == null || secret == null) {
            throw new IllegalArgumentException("a face reference lacks a part");
        }
        this.data = data;
        this.secret = secret;
        setType(TYPE);
    }

    static FaceCredentialModel create(String id, String label, FaceCredentialData data, FaceSecretData secret) {
        FaceCredentialModel model = new FaceCredentialModel(data, secret);
        model.setId(id);
        model.setUserLabel(label);
        model.setCreatedDate(Time.currentTimeMillis());
        try {
            model.setCredentialData(JSON.writeValueAsString(data));
            model.setSecretData(JSON.writeValueAsString(secret));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of strings and numbers has no JSON form", e);
        }
        return model;
    }

    /**
     * Reads a stored credential.
     *
     * @throws TemplateUnreadableException when its data are not what this plugin wrote
     */
    static FaceCredentialModel of(CredentialModel stored) throws TemplateUnreadableException {
        try {
            FaceCredentialModel model = new FaceCredentialModel(
                    JSON.readValue(stored.getCredentialData(), FaceCredentialData.class),
                    JSON.readValue(stored.getSecretData(), FaceSecretData.class));
            model.describeAs(stored);
            model.setCredentialData(stored.getCredentialData());
            model.setSecretData(stored.getSecretData());
            return model;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // neither the text nor the cause: both may quote the stored template
            throw new TemplateUnreadableException(TemplateUnreadableException.Reason.MALFORMED);
        }
    }

    /** What is shown of a row that cannot be read: enough to see and delete it. */
    static FaceCredentialModel unreadable(CredentialModel stored) {
        FaceCredentialModel model = new FaceCredentialModel(
                new FaceCredentialData("unreadable", 0, null, 0), new FaceSecretData("", new byte[0], new byte[0]));
        model.describeAs(stored);
        model.setCredentialData("{}");
        return model;
    }

    private void describeAs(CredentialModel stored) {
        setId(stored.getId());
        setUserLabel(stored.getUserLabel());
        setCreatedDate(stored.getCreatedDate());
    }

    public FaceCredentialData data() {
        return data;
    }

    FaceSecretData secret() {
        return secret;
    }

    FaceCredentialModel withSecret(FaceSecretData fresh) {
        FaceCredentialModel model = create(getId(), getUserLabel(), data, fresh);
        model.setCreatedDate(getCreatedDate());
        return model;
    }
}
