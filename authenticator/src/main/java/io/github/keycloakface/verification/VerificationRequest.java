package io.github.keycloakface.verification;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.keycloak.credential.CredentialModel;

/**
 * A face check that an administrator asked for, and what became of it. Nothing biometric.
 *
 * @param door how the user comes to show the face
 * @param created when it was asked for, milliseconds since the epoch
 * @param expires when it ends without a decision, milliseconds since the epoch; null for never
 * @param decided when it last passed or failed, milliseconds since the epoch; null before
 * @param evidence what the pass is worth; null without one
 * @param references ids of the references that existed when it was asked for: no other one is compared with
 * @param failures refused pictures so far
 * @param byHand whether an administrator set the required action on the user instead of asking: then taking the action
 *     away ends it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record VerificationRequest(
        String id,
        Door door,
        Status status,
        long created,
        Long expires,
        Long decided,
        Evidence evidence,
        List<String> references,
        int failures,
        boolean byHand) {

    public VerificationRequest {
        if (id == null || door == null || status == null) {
            throw new IllegalArgumentException("a verification lacks a part");
        }
        references = references == null ? List.of() : List.copyOf(references);
    }

    static VerificationRequest asked(String id, Door door, long now, Long expires, List<String> references) {
        return new VerificationRequest(id, door, Status.PENDING, now, expires, null, null, references, 0, false);
    }

    static VerificationRequest setByHand(String id, long now, List<String> references) {
        return new VerificationRequest(id, Door.LOGIN, Status.PENDING, now, null, null, null, references, 0, true);
    }

    /** As it is now: one whose time ran out reads so, whether or not anybody noticed then. */
    VerificationRequest at(long now) {
        return isOpen() && expires != null && now >= expires ? with(Status.EXPIRED, expires, null) : this;
    }

    /** Whether a face still decides it; to be asked of {@link #at}. */
    boolean isOpen() {
        return status == Status.PENDING || status == Status.FAILED && door == Door.LOGIN;
    }

    VerificationRequest passed(long now, Evidence worth) {
        return with(Status.PASSED, now, worth);
    }

    /** @param last whether it was the last attempt for now */
    VerificationRequest failedOnce(long now, boolean last) {
        VerificationRequest counted = new VerificationRequest(
                id, door, status, created, expires, decided, evidence, references, failures + 1, byHand);
        return last ? counted.with(Status.FAILED, now, null) : counted;
    }

    private VerificationRequest with(Status changed, Long time, Evidence worth) {
        return new VerificationRequest(id, door, changed, created, expires, time, worth, references, failures, byHand);
    }

    /**
     * Whether a reference existed when the check was asked for. An importer may make another one under the id of one
     * that was deleted, so the id alone does not tell; who imported a row without a date has not made it since.
     */
    boolean mayBeDecidedBy(CredentialModel reference) {
        Long made = reference.getCreatedDate();
        return references.contains(reference.getId()) && (made == null || made <= created);
    }
}
