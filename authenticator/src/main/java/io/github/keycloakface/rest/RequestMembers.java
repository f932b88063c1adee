package io.github.keycloakface.rest;

import io.github.keycloakface.http.Base64Text;
import io.github.keycloakface.http.FaceProblem;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a request brought, whatever its notation; says what is wrong only when all of it was read. */
final class RequestMembers {

    /** No border of its own: a face too small for a good comparison is of low quality already. */
    static final int DEFAULT_MIN_EYE_DISTANCE = 0;

    /** Longer than every number and truth value that has a meaning. */
    static final int MAX_SCALAR_CHARS = 64;

    private final Set<Member> seen = EnumSet.noneOf(Member.class);
    private final Map<Member, Base64Text> images = new EnumMap<>(Member.class);
    private final Set<Member> imagesOfOtherType = EnumSet.noneOf(Member.class);
    private final Map<Member, String> scalars = new EnumMap<>(Member.class);

    /** Which of two equal members counts differs from reader to reader, so neither does. */
    void announce(Member member) throws ProblemException {
        if (!seen.add(member)) {
            throw malformed("The member " + member.text() + " is there twice: send it once.");
        }
    }

    void image(Member member, Base64Text text) {
        images.put(member, text);
    }

    void imageOfOtherType(Member member) {
        imagesOfOtherType.add(member);
    }

    void scalar(Member member, String text) {
        scalars.put(member, text.trim());
    }

    boolean isEmpty() {
        return seen.isEmpty();
    }

    VerifyRequest request() throws ProblemException {
        requirePresent(Member.ENCODED_IMAGE1);
        requirePresent(Member.ENCODED_IMAGE2);
        byte[] image1 = bytes(Member.ENCODED_IMAGE1);
        byte[] image2 = bytes(Member.ENCODED_IMAGE2);
        return new VerifyRequest(
                image1, image2, new VerifyOptions(compareAllFaces(), minQuality(), minEyeDistance(), decisionScore()));
    }

    private void requirePresent(Member member) throws ProblemException {
        Base64Text text = images.get(member);
        if (!imagesOfOtherType.contains(member) && (text == null || text.isEmpty())) {
            throw new ProblemException(Reason.missing(member.image()));
        }
    }

    private byte[] bytes(Member member) throws ProblemException {
        return Optional.ofNullable(images.remove(member))
                .flatMap(Base64Text::bytes)
                .orElseThrow(() -> new ProblemException(Reason.notBase64(member.image())));
    }

    private boolean compareAllFaces() throws ProblemException {
        String text = scalars.getOrDefault(Member.COMPARE_ALL_FACES, "false").toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw malformed("compareAllFaces must be true or false.");
        };
    }

    private int minQuality() throws ProblemException {
        String text = scalars.get(Member.QUALITY_THRESHOLD);
        return text == null
                ? VerifyOptions.DEFAULT_MIN_QUALITY
                : wholeNumber(text, 21, 100)
                        .orElseThrow(() -> new ProblemException(Reason.QUALITY_THRESHOLD_OUT_OF_RANGE));
    }

    private int minEyeDistance() throws ProblemException {
        String text = scalars.get(Member.MINIMUM_EYE_DISTANCE);
        return text == null
                ? DEFAULT_MIN_EYE_DISTANCE
                : wholeNumber(text, 0, Integer.MAX_VALUE)
                        .orElseThrow(() -> malformed(
                                "minimumDistanceBetweenEyeThreshold must be a whole number of pixels, 0 or more."));
    }

    private double decisionScore() throws ProblemException {
        String text = scalars.get(Member.FAR);
        return text == null
                ? VerifyOptions.DEFAULT_DECISION_SCORE
                : FalseAcceptRate.decisionScore(text).orElseThrow(() -> new ProblemException(Reason.FAR_UNSUPPORTED));
    }

    /** Takes 50 and 50.0: some clients know one kind of number only. */
    private static Optional<Integer> wholeNumber(String text, int least, int most) {
        if (!text.matches("[+]?\\d{1,10}(\\.0{0,9})?")) {
            return Optional.empty();
        }
        long number = new BigDecimal(text).longValue();
        return number < least || number > most ? Optional.empty() : Optional.of((int) number);
    }

    static ProblemException malformed(String sentence) {
        return new ProblemException(FaceProblem.of(Reason.MALFORMED_JSON, sentence));
    }
}
