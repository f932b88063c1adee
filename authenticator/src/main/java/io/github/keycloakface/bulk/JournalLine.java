package io.github.keycloakface.bulk;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A photo that is done with.
 *
 * @param sha256 of the file: another file in its place is another photo
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record JournalLine(
        @JsonProperty(required = true) String user,
        @JsonProperty(required = true) String path,
        @JsonProperty(required = true) String sha256,
        @JsonProperty(required = true) BulkOutcome outcome,
        String reason,
        String advice) {

    /** What a line is found by. */
    record Key(BulkPhoto photo, String sha256) {}

    static JournalLine of(BulkResult result, String sha256) {
        return new JournalLine(
                result.photo().user(),
                result.photo().path(),
                sha256,
                result.outcome(),
                result.reason(),
                result.advice());
    }

    Key key() {
        return new Key(new BulkPhoto(user, path), sha256);
    }

    BulkResult result() {
        return new BulkResult(new BulkPhoto(user, path), outcome, reason, advice);
    }
}
