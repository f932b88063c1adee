package io.github.keycloakface.bulk;

import java.io.IOException;
import java.util.Optional;

/**
 * What all people of a run share.
 *
 * @param journal null in a dry run
 * @param retryRefused whether photos are tried again that an earlier run saw refused
 */
public record BulkEnrollment(
        PhotoSource source, FaceServer server, UserKey key, PhotoBody body, Journal journal, boolean retryRefused) {

    Optional<String> userId(String name) throws PhotoRefused, BulkStopped, InterruptedException {
        return server.userId(key, name);
    }

    BulkOutcome enroll(String userId, String digest, byte[] photo)
            throws PhotoRefused, BulkStopped, InterruptedException {
        return journal == null
                ? BulkOutcome.READY
                : server.enroll(userId, body.of(photo, Digest.importId(userId, digest)));
    }

    /** How the photo ended in an earlier run, when that settled it. */
    Optional<BulkResult> before(BulkPhoto photo, String digest) {
        return Optional.ofNullable(journal)
                .flatMap(notes -> notes.of(photo, digest))
                .filter(line -> line.outcome() == BulkOutcome.ENROLLED || !retryRefused)
                .map(JournalLine::result);
    }

    /** What may turn out otherwise the next time is not noted. */
    void note(BulkResult result, String digest) throws IOException {
        if (journal != null && (result.outcome() == BulkOutcome.ENROLLED || result.outcome() == BulkOutcome.REFUSED)) {
            journal.add(JournalLine.of(result, digest));
        }
    }
}
