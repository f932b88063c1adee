package io.github.keycloakface.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.keycloakface.vision.verify.ProbeRefusedException;

/**
 * The body of every error. Status and sentence stand in it under each name by which a known client looks for them.
 *
 * @param reason one of {@link Reason}
 */
@JsonPropertyOrder({"code", "statusCode", "errorCode", "errorMessage", "message", "error", "reason"})
public record FaceProblem(
        int code, int statusCode, int errorCode, String errorMessage, String message, String error, Reason reason) {

    public static FaceProblem of(Reason reason) {
        return of(reason, reason.sentence());
    }

    /**
     * Makes a problem with a sentence of its own.
     *
     * @param sentence in our own words, with nothing in it that a caller sent and no text of an exception
     */
    public static FaceProblem of(Reason reason, String sentence) {
        int status = reason.status();
        return new FaceProblem(status, status, status, sentence, sentence, sentence, reason);
    }

    public static FaceProblem of(ProbeRefusedException refused) {
        Reason reason = Reason.of(refused);
        if (refused.reason() != ProbeRefusedException.Reason.LOW_QUALITY || refused.component() == null) {
            return of(reason);
        }
        String which = refused.image() == 1 ? "first" : "second";
        return of(
                reason,
                "The " + which + " image is not good enough because of its " + refused.component() + ". "
                        + ComponentAdvice.on(refused.component()));
    }
}
