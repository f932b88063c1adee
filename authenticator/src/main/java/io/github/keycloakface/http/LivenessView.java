package io.github.keycloakface.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.keycloakface.vision.liveness.Liveness;
import java.util.Optional;

/**
 * Liveness as every answer shows it.
 *
 * @param score share of live, 0..1
 * @param live whether that is enough for the loaded model
 * @param method how it was judged: {@code passive} is one look at one picture
 */
@JsonPropertyOrder({"score", "live", "method"})
public record LivenessView(double score, boolean live, String method) {

    private static final String PASSIVE = "passive";

    /** Empty when nothing was judged. */
    public static Optional<LivenessView> of(Optional<Liveness> liveness) {
        return liveness.map(judged -> new LivenessView(judged.score(), judged.live(), PASSIVE));
    }
}
