package io.github.keycloakface.attempt;

import io.github.keycloakface.vision.challenge.ChallengeKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * What an administrator wants done against pictures of a face, at one step of a flow or in one required action.
 *
 * @param mode whether and how liveness is looked at
 * @param kind what a challenge asks of the person; of no effect but in active mode
 * @param cameraInEvents whether events name the camera that the page said it used
 */
public record LivenessPolicy(LivenessMode mode, ChallengeKind kind, boolean cameraInEvents) {

    public static final String LIVENESS = "face.liveness";
    public static final String CHALLENGE = "face.challenge";
    public static final String CAMERA = "face.cameraInEvents";

    /** Passive, for without it any photo of the person passes; active is a burden that an administrator decides on. */
    public static final LivenessPolicy DEFAULT =
            new LivenessPolicy(LivenessMode.PASSIVE, ChallengeKind.MOVES_AND_LIGHT, false);

    /**
     * Reads what Keycloak stores.
     *
     * @throws IllegalArgumentException naming the value that is wrong
     */
    public static LivenessPolicy of(Map<String, String> stored) {
        return new LivenessPolicy(
                value(stored, LIVENESS, LivenessMode::of, LivenessMode.texts(), DEFAULT.mode),
                value(stored, CHALLENGE, LivenessPolicy::kind, kinds(), DEFAULT.kind),
                value(stored, CAMERA, LivenessPolicy::flag, List.of("true", "false"), DEFAULT.cameraInEvents));
    }

    public boolean isActive() {
        return mode == LivenessMode.ACTIVE;
    }

    /** Lists only, as {@link FaceConfig#properties()} says why. */
    public static List<ProviderConfigProperty> properties() {
        return List.of(
                Choice.of(
                        LIVENESS,
                        "Liveness",
                        "Passive: a picture that looks like a picture of a face, as one held before the camera, is a"
                                + " failure. Active: besides, the person does what the page asks for, drawn anew each"
                                + " time by the server. Tested, not certified. With models that cannot tell, nobody"
                                + " passes.",
                        LivenessMode.texts(),
                        DEFAULT.mode.text()),
                Choice.of(
                        CHALLENGE,
                        "Challenge",
                        "Of active liveness. moves-and-light: turn the head, while the page lights the face in colors."
                                + " moves: without colored light, for photosensitive people. light: without moves,"
                                + " for people who cannot turn their head. One kind a step: offer another in a second"
                                + " step, which people reach by Try another way.",
                        kinds(),
                        text(DEFAULT.kind)),
                Choice.of(
                        CAMERA,
                        "Camera in events",
                        "Events name the camera that the page says it used: a hint at virtual cameras, no more, as a"
                                + " page can say anything. Off at first: names of devices are personal data.",
                        List.of("true", "false"),
                        Boolean.toString(DEFAULT.cameraInEvents)));
    }

    /** Whether pages are to say what camera they use: not where liveness is of no interest. */
    public boolean isCameraAsked() {
        return cameraInEvents && mode != LivenessMode.OFF;
    }

    private static <T> T value(
            Map<String, String> stored,
            String name,
            Function<String, Optional<T>> reader,
            List<String> all,
            T fallback) {
        String text = stored.get(name);
        if (text == null || text.isBlank()) {
            return fallback;
        }
        return reader.apply(text.strip())
                .orElseThrow(
                        () -> new IllegalArgumentException(name + " is '" + text + "', but must be one of " + all));
    }

    private static Optional<ChallengeKind> kind(String text) {
        return Arrays.stream(ChallengeKind.values())
                .filter(kind -> text(kind).equals(text))
                .findFirst();
    }

    private static List<String> kinds() {
        return Arrays.stream(ChallengeKind.values()).map(LivenessPolicy::text).toList();
    }

    private static String text(ChallengeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
