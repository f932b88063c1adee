package io.github.keycloakface.rest;

import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.math.BigDecimal;
import java.util.Optional;

/** A request that is complete; the images are encoded files of an unknown format. */
record VerifyRequest(byte[] image1, byte[] image2, VerifyOptions options) {

    /** No border of its own: a face too small for a good comparison is of low quality already. */
    private static final int DEFAULT_MIN_EYE_DISTANCE = 0;

    static VerifyRequest of(RequestMembers members) throws ProblemException {
        members.requirePresent(Member.ENCODED_IMAGE1);
        members.requirePresent(Member.ENCODED_IMAGE2);
        byte[] image1 = members.bytes(Member.ENCODED_IMAGE1);
        byte[] image2 = members.bytes(Member.ENCODED_IMAGE2);
        VerifyOptions options = new VerifyOptions(
                members.truth(Member.COMPARE_ALL_FACES),
                minQuality(members),
                minEyeDistance(members),
                decisionScore(members));
        return new VerifyRequest(image1, image2, options);
    }

    private static int minQuality(RequestMembers members) throws ProblemException {
        Optional<String> text = members.scalar(Member.QUALITY_THRESHOLD);
        return text.isEmpty()
                ? VerifyOptions.DEFAULT_MIN_QUALITY
                : wholeNumber(text.get(), VerifyOptions.LOWEST_MIN_QUALITY, 100)
                        .orElseThrow(() -> new ProblemException(Reason.QUALITY_THRESHOLD_OUT_OF_RANGE));
    }

    private static int minEyeDistance(RequestMembers members) throws ProblemException {
        Optional<String> text = members.scalar(Member.MINIMUM_EYE_DISTANCE);
        return text.isEmpty()
                ? DEFAULT_MIN_EYE_DISTANCE
                : wholeNumber(text.get(), 0, Integer.MAX_VALUE)
                        .orElseThrow(() -> RequestMembers.malformed(
                                "minimumDistanceBetweenEyeThreshold must be a whole number of pixels, 0 or more."));
    }

    private static double decisionScore(RequestMembers members) throws ProblemException {
        Optional<String> text = members.scalar(Member.FAR);
        return text.isEmpty()
                ? VerifyOptions.DEFAULT_DECISION_SCORE
                : FalseAcceptRate.decisionScore(text.get())
                        .orElseThrow(() -> new ProblemException(Reason.FAR_UNSUPPORTED));
    }

    /** Takes 50 and 50.0: some clients know one kind of number only. */
    private static Optional<Integer> wholeNumber(String text, int least, int most) {
        if (!text.matches("[+]?\\d{1,10}(\\.0{0,9})?")) {
            return Optional.empty();
        }
        long number = new BigDecimal(text).longValue();
        return number < least || number > most ? Optional.empty() : Optional.of((int) number);
    }
}
