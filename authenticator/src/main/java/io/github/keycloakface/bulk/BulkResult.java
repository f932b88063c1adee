package io.github.keycloakface.bulk;

/**
 * What became of a photo.
 *
 * @param reason a word for programs, as in the API's errors; null when there is nothing to say
 * @param advice a sentence for people, or null
 */
public record BulkResult(BulkPhoto photo, BulkOutcome outcome, String reason, String advice) {

    static BulkResult of(BulkPhoto photo, BulkOutcome outcome) {
        return new BulkResult(photo, outcome, null, null);
    }

    static BulkResult failed(BulkPhoto photo) {
        return new BulkResult(
                photo,
                BulkOutcome.FAILED,
                "INTERNAL",
                "The server failed at this photo: look into its log, start again.");
    }

    static BulkResult refused(BulkPhoto photo, PhotoRefused refused) {
        return new BulkResult(photo, BulkOutcome.REFUSED, refused.reason(), refused.advice());
    }
}
