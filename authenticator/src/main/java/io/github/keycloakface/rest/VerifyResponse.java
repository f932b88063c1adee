package io.github.keycloakface.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.keycloakface.vision.geometry.PixelRectangle;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.geometry.RotatedBox;
import io.github.keycloakface.vision.verify.ComparedPair;
import io.github.keycloakface.vision.verify.DetectedIn;
import io.github.keycloakface.vision.verify.Verification;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * The body of a 200.
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

    /** @param points corners of the box that is rolled with the head: top-left, top-right, bottom-left, bottom-right */
    @JsonPropertyOrder({"faceRectangle", "points", "quality"})
    record FaceView(Rectangle faceRectangle, List<Corner> points, BigDecimal quality) {}

    @JsonPropertyOrder({"x", "y", "height", "width"})
    record Rectangle(int x, int y, int height, int width) {}

    @JsonPropertyOrder({"x", "y"})
    record Corner(BigDecimal x, BigDecimal y) {}

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
                confidence > decisionScore ? 1 : 0, plain(confidence), view(pair.face1()), view(pair.face2()));
    }

    private static FaceView view(DetectedIn detected) {
        PixelRectangle box = detected.rectangle();
        RotatedBox corners = detected.face().box();
        return new FaceView(
                new Rectangle(box.x(), box.y(), box.height(), box.width()),
                Stream.of(corners.topLeft(), corners.topRight(), corners.bottomLeft(), corners.bottomRight())
                        .map(VerifyResponse::corner)
                        .toList(),
                plain(detected.face().quality().score()));
    }

    private static Corner corner(Point point) {
        return new Corner(plain(point.x()), plain(point.y()));
    }

    /** The shortest decimal that is this single-precision number, as the guide's samples show them. */
    private static BigDecimal plain(double value) {
        return new BigDecimal(Float.toString((float) value));
    }
}
