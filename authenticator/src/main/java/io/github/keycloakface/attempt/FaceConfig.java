package io.github.keycloakface.attempt;

import io.github.keycloakface.vision.match.ScoreCalibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * How strictly a face is looked at: what an administrator set for a step of a flow, or for the required action.
 *
 * @param oneFalseMatchIn a stranger is taken for the user once in so many attempts
 * @param maxAttempts failures in a row before the delay
 * @param delaySeconds how long the user's face is not looked at then
 * @param minQuality 1..100; pictures below are refused
 * @param liveness what is done against a picture of a face before the camera
 */
public record FaceConfig(
        int oneFalseMatchIn, int maxAttempts, int delaySeconds, int minQuality, LivenessPolicy liveness) {

    public static final String ONE_FALSE_MATCH_IN = "face.oneFalseMatchIn";
    public static final String MAX_ATTEMPTS = "face.maxAttempts";
    public static final String DELAY_SECONDS = "face.delaySeconds";
    public static final String MIN_QUALITY = "face.minQuality";

    /** NIST SP 800-63B-4, 3.2.3: at most five consecutive failed attempts without presentation attack detection. */
    private static final int MOST_ATTEMPTS = 5;

    /** The same section asks for a false-match rate of 1 in 10,000 or better. */
    public static final int WORST_RATE = 10_000;

    public static final int BEST_RATE = 100_000_000;
    public static final int DEFAULT_RATE = 100_000;
    public static final int DEFAULT_MIN_QUALITY = 35;

    private static final int SHORTEST_DELAY = 30;

    public static final FaceConfig DEFAULT =
            new FaceConfig(DEFAULT_RATE, MOST_ATTEMPTS, 60, DEFAULT_MIN_QUALITY, LivenessPolicy.DEFAULT);

    /**
     * Reads what Keycloak stores.
     *
     * @param stored null when nothing was set
     * @throws IllegalArgumentException naming the value that is wrong: a face check must not run on a guess
     */
    public static FaceConfig of(Map<String, String> stored) {
        Map<String, String> values = stored == null ? Map.of() : stored;
        return new FaceConfig(
                number(values, ONE_FALSE_MATCH_IN, DEFAULT.oneFalseMatchIn, WORST_RATE, BEST_RATE),
                number(values, MAX_ATTEMPTS, DEFAULT.maxAttempts, 1, MOST_ATTEMPTS),
                number(values, DELAY_SECONDS, DEFAULT.delaySeconds, SHORTEST_DELAY, 86_400),
                number(values, MIN_QUALITY, DEFAULT.minQuality, 1, 100),
                LivenessPolicy.of(values));
    }

    public double decisionScore() {
        return decisionScore(oneFalseMatchIn);
    }

    /** What a score must reach where a stranger may pass once in so many attempts, 48..96. */
    public static double decisionScore(int oneFalseMatchIn) {
        return ScoreCalibration.scoreOf(1.0 / oneFalseMatchIn);
    }

    public AttemptLimits limits() {
        return new AttemptLimits(maxAttempts, delaySeconds);
    }

    /**
     * Lists only: Keycloak asks no provider whether a step's settings are right before it stores them, and its console
     * offers what a list holds. What comes in by other ways is checked at use.
     */
    public static List<ProviderConfigProperty> properties() {
        List<ProviderConfigProperty> properties = new ArrayList<>(List.of(
                Choice.of(
                        ONE_FALSE_MATCH_IN,
                        "One false match in",
                        "How strict the comparison is: a stranger passes once in so many attempts. Stricter refuses the"
                                + " right person more often: of photos taken in the wild 2.7 % at 10,000, 5 % at"
                                + " 100,000, 9 % at 1,000,000. Below 1 in 100,000 the rate is extrapolated, not"
                                + " counted.",
                        List.of("10000", "100000", "1000000", "10000000"),
                        Integer.toString(DEFAULT.oneFalseMatchIn)),
                Choice.of(
                        MAX_ATTEMPTS,
                        "Failed attempts",
                        "Failures in a row, over all of the user's logins, before a delay: 1 to 5. Besides, every"
                                + " failure counts for the realm's brute force detection.",
                        List.of("1", "2", "3", "4", "5"),
                        Integer.toString(DEFAULT.maxAttempts)),
                Choice.of(
                        DELAY_SECONDS,
                        "Delay",
                        "Seconds for which a user's face is not looked at after too many failures, in any of the user's"
                                + " logins. Other ways to sign in stay open.",
                        List.of("30", "60", "120", "300", "900", "3600", "86400"),
                        Integer.toString(DEFAULT.delaySeconds)),
                Choice.of(
                        MIN_QUALITY,
                        "Least quality",
                        "Pictures below are refused with advice, and count as failures. 35 refuses hardly any face that"
                                + " could be compared; 70, at enrollment too, halves the refusals of right people as"
                                + " strangers, and asks for good light.",
                        List.of("20", "35", "50", "65", "70", "80"),
                        Integer.toString(DEFAULT.minQuality))));
        properties.addAll(LivenessPolicy.properties());
        return List.copyOf(properties);
    }

    private static int number(Map<String, String> values, String key, int fallback, int least, int most) {
        String value = values.get(key);
        if (value == null || value.isBlank()) {
            return fallback;
        }
        String digits = value.strip();
        if (digits.matches("\\d{1,9}")) {
            int number = Integer.parseInt(digits);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                key + " is '" + value + "', but must be a whole number from " + least + " to " + most);
    }
}
