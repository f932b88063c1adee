package io.github.keycloakface.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.keycloakface.vision.verify.ComparedPair;
import io.github.keycloakface.vision.verify.Verification;
import java.math.BigDecimal;
import java.util.List;

/**
 * The body of a 200 of {@code face/verify}.
 *
 * @param matchedFaces best first, never empty: clients read element 0 without a check
 */
record VerifyResponse(List<MatchedFace> matchedFaces) {

    /**
     * @param matchResult 1 when confidence is above the decision score, else 0
     * @param confidence the score, 0..200
     */
    @JsonPropertyOrder({"matchResult", "confidence", "image1_face", "image2_face"})
    record MatchedFace(
            int matchResult,
            BigDecimal confidence,
            @JsonProperty("image1_face") FaceView image1Face,
            @JsonProperty("image2_face") FaceView image2Face) {}

    /** @param decisionScore what a score must exceed to be a match */
    static VerifyResponse of(Verification verification, double decisionScore) {
        return new VerifyResponse(verification.pairs().stream()
                .map(pair -> matched(pair, decisionScore))
                .toList());
    }

    private static MatchedFace matched(ComparedPair pair, double decisionScore) {
        // decided on the number that is sent, so that a client who compares it with the threshold finds the same; that
        // rounding cannot lift a score over a decision score, as those are floats themselves (multiples of 12)
        float confidence = (float) pair.score();
        return new MatchedFace(
                confidence > decisionScore ? 1 : 0,
                FaceView.plain(confidence),
                FaceView.of(pair.face1()),
                FaceView.of(pair.face2()));
    }
}
