package io.github.keycloakface.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloakface.credential.FaceCredentialModel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/**
 * A user's verifications, each a row among the credentials. Not attributes: a realm may let users edit those, and the
 * admin console drops the ones that it does not know.
 */
final class VerificationLedger {

    /** All credentials of a user are loaded at once, so what has ended must not pile up. */
    static final int MOST_ENDED = 20;

    private static final Logger LOG = Logger.getLogger(VerificationLedger.class);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Keycloak's readers of credentials expect an object, also where there is no secret. */
    private static final String NO_SECRET = "{}";

    private final UserModel user;

    VerificationLedger(UserModel user) {
        this.user = user;
    }

    /** Newest first, as they are now. */
    List<VerificationRequest> all() {
        long now = Time.currentTimeMillis();
        return rows().flatMap(row -> read(row).stream())
                .map(request -> request.at(now))
                .sorted(Comparator.comparingLong(VerificationRequest::created).reversed())
                .toList();
    }

    Optional<VerificationRequest> find(String id) {
        return all().stream().filter(request -> request.id().equals(id)).findFirst();
    }

    /** The one that a face decides at this door. */
    Optional<VerificationRequest> open(Door door) {
        return all().stream()
                .filter(request -> request.door() == door && request.isOpen())
                .findFirst();
    }

    int referencesLeft(VerificationRequest request) {
        return (int) user.credentialManager()
                .getStoredCredentialsByTypeStream(FaceCredentialModel.TYPE)
                .filter(request::mayBeDecidedBy)
                .count();
    }

    void add(VerificationRequest request) {
        all().stream().filter(old -> !old.isOpen()).skip(MOST_ENDED - 1L).forEach(old -> remove(old.id()));
        CredentialModel row = new CredentialModel();
        row.setId(request.id());
        row.setType(FaceCredentialModel.VERIFICATION_TYPE);
        row.setCreatedDate(request.created());
        row.setCredentialData(write(request));
        row.setSecretData(NO_SECRET);
        user.credentialManager().createStoredCredential(row);
    }

    /** Has no effect on one that was removed meanwhile. */
    void update(VerificationRequest request) {
        CredentialModel row = user.credentialManager().getStoredCredentialById(request.id());
        if (row != null) {
            row.setCredentialData(write(request));
            user.credentialManager().updateStoredCredential(row);
        }
    }

    void remove(String id) {
        if (rows().anyMatch(row -> row.getId().equals(id))) {
            user.credentialManager().removeStoredCredentialById(id);
        }
    }

    /**
     * Writes down what ran out.
     *
     * @return whether the login has to ask for one less
     */
    boolean closeExpired() {
        long now = Time.currentTimeMillis();
        List<VerificationRequest> late = rows().flatMap(row -> read(row).stream())
                .filter(request -> request.at(now).status() == Status.EXPIRED && request.status() != Status.EXPIRED)
                .map(request -> request.at(now))
                .toList();
        late.forEach(this::update);
        return late.stream().anyMatch(request -> request.door() == Door.LOGIN);
    }

    private Stream<CredentialModel> rows() {
        return user.credentialManager().getStoredCredentialsByTypeStream(FaceCredentialModel.VERIFICATION_TYPE);
    }

    private Optional<VerificationRequest> read(CredentialModel row) {
        try {
            VerificationRequest request = JSON.readValue(row.getCredentialData(), VerificationRequest.class);
            boolean isOfThisRow = request != null && request.id().equals(row.getId());
            return isOfThisRow ? Optional.of(request) : unreadable(row);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return unreadable(row);
        }
    }

    private Optional<VerificationRequest> unreadable(CredentialModel row) {
        LOG.errorf("Verification %s of user %s is not used: it was altered.", row.getId(), user.getId());
        return Optional.empty();
    }

    private static String write(VerificationRequest request) {
        try {
            return JSON.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of strings and numbers has no JSON form", e);
        }
    }
}
