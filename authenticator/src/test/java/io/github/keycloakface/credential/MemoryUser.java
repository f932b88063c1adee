package io.github.keycloakface.credential;

import io.github.keycloakface.Stub;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;

/** A user whose credentials are rows: what is read is a copy. */
final class MemoryUser {

    private final String id;
    private final Map<String, CredentialModel> rows = new LinkedHashMap<>();
    private final boolean minding;
    private int updates;

    MemoryUser(String id) {
        this(id, false);
    }

    private MemoryUser(String id, boolean minding) {
        this.id = id;
        this.minding = minding;
    }

    /** One whose store minds labels itself, as Keycloak's does. */
    static MemoryUser mindingLabels(String id) {
        return new MemoryUser(id, true);
    }

    UserModel model() {
        SubjectCredentialManager credentials = Stub.of(SubjectCredentialManager.class)
                .on("getStoredCredentialsByTypeStream", given -> ofType((String) given[0]))
                .on("getStoredCredentialById", given -> copy(rows.get((String) given[0])))
                .on("createStoredCredential", given -> create((CredentialModel) given[0]))
                .on("updateStoredCredential", given -> update((CredentialModel) given[0]))
                .on("removeStoredCredentialById", given -> rows.remove((String) given[0]) != null)
                .make();
        return Stub.of(UserModel.class)
                .with("getId", id)
                .with("credentialManager", credentials)
                .make();
    }

    CredentialModel row(String credentialId) {
        return rows.get(credentialId);
    }

    void put(CredentialModel row) {
        rows.put(row.getId(), copy(row));
    }

    int updates() {
        return updates;
    }

    private Stream<CredentialModel> ofType(String type) {
        return rows.values().stream().filter(row -> row.getType().equals(type)).map(MemoryUser::copy);
    }

    private CredentialModel create(CredentialModel credential) {
        if (minding
                && ofType(credential.getType())
                        .anyMatch(c -> c.getUserLabel().equalsIgnoreCase(credential.getUserLabel()))) {
            throw new ModelDuplicateException("label in use");
        }
        put(credential);
        return copy(credential);
    }

    private Object update(CredentialModel credential) {
        updates++;
        put(credential);
        return null;
    }

    static CredentialModel copy(CredentialModel credential) {
        if (credential == null) {
            return null;
        }
        CredentialModel copy = new CredentialModel();
        copy.setId(credential.getId());
        copy.setType(credential.getType());
        copy.setUserLabel(credential.getUserLabel());
        copy.setCreatedDate(credential.getCreatedDate());
        copy.setCredentialData(credential.getCredentialData());
        copy.setSecretData(credential.getSecretData());
        return copy;
    }
}
