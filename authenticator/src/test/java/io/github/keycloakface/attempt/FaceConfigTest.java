package io.github.keycloakface.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.vision.challenge.ChallengeKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.provider.ProviderConfigProperty;

class FaceConfigTest {

    private static final FaceConfig DEFAULT = new FaceConfig(100_000, 5, 60, 35, LivenessPolicy.DEFAULT);

    @Test
    void hasDefaults() {
        assertThat(FaceConfig.of(null)).isEqualTo(DEFAULT);
        assertThat(of(Map.of())).isEqualTo(DEFAULT);
        assertThat(of(Map.of("default.reference.value", "face"))).isEqualTo(DEFAULT);
    }

    /** Keycloak drops the emptied fields of its own form; other clients of its API may send them. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void anEmptiedFieldIsItsDefault(String blank) {
        assertThat(of(Map.of(
                        FaceConfig.ONE_FALSE_MATCH_IN, blank,
                        FaceConfig.MAX_ATTEMPTS, blank,
                        FaceConfig.DELAY_SECONDS, blank,
                        FaceConfig.MIN_QUALITY, blank)))
                .isEqualTo(DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 1, 30, 1",
        "100000000, 5, 86400, 100",
        "123456, 3, 3600, 42",
    })
    void takesEveryKeyUpToBothEndsOfItsRange(int oneFalseMatchIn, int maxAttempts, int delaySeconds, int minQuality) {
        FaceConfig config = of(Map.of(
                FaceConfig.ONE_FALSE_MATCH_IN, " " + oneFalseMatchIn + "\n",
                FaceConfig.MAX_ATTEMPTS, " " + maxAttempts,
                FaceConfig.DELAY_SECONDS, delaySeconds + " ",
                FaceConfig.MIN_QUALITY, Integer.toString(minQuality)));

        assertThat(config)
                .isEqualTo(
                        new FaceConfig(oneFalseMatchIn, maxAttempts, delaySeconds, minQuality, LivenessPolicy.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({
        "face.oneFalseMatchIn, 9999,       from 10000 to 100000000",
        "face.oneFalseMatchIn, 100000001,  from 10000 to 100000000",
        "face.maxAttempts,     0,          from 1 to 5",
        "face.maxAttempts,     6,          from 1 to 5",
        "face.delaySeconds,    29,         from 30 to 86400",
        "face.delaySeconds,    86401,      from 30 to 86400",
        "face.minQuality,      0,          from 1 to 100",
        "face.minQuality,      101,        from 1 to 100",
    })
    void refusesWhatLiesOneBeyondTheRange(String key, String value, String range) {
        assertRefused(key, value, range);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "+40", "40.0", "4e1", "0x28", "forty", "4 0", "4,0", "٤٠", "40%", "2147483648", "1e99"})
    void refusesWhatIsNoWholeNumberOfPlainDigits(String nonsense) {
        assertRefused(FaceConfig.ONE_FALSE_MATCH_IN, nonsense, "from 10000 to 100000000");
        assertRefused(FaceConfig.MAX_ATTEMPTS, nonsense, "from 1 to 5");
        assertRefused(FaceConfig.DELAY_SECONDS, nonsense, "from 30 to 86400");
        assertRefused(FaceConfig.MIN_QUALITY, nonsense, "from 1 to 100");
    }

    @ParameterizedTest
    @CsvSource({"10000, 48", "100000, 60", "1000000, 72", "10000000, 84"})
    void aDecadeOfFalseMatchesIsTwelvePointsOfScore(int oneFalseMatchIn, double score) {
        FaceConfig config = of(Map.of(FaceConfig.ONE_FALSE_MATCH_IN, Integer.toString(oneFalseMatchIn)));

        assertThat(config.decisionScore()).isCloseTo(score, within(1e-9));
    }

    @Test
    void offersEachKeyOnceAndExplainsIt() {
        assertThat(FaceConfig.properties())
                .extracting(ProviderConfigProperty::getName)
                .containsExactly(
                        FaceConfig.ONE_FALSE_MATCH_IN,
                        FaceConfig.MAX_ATTEMPTS,
                        FaceConfig.DELAY_SECONDS,
                        FaceConfig.MIN_QUALITY,
                        LivenessPolicy.LIVENESS,
                        LivenessPolicy.CHALLENGE,
                        LivenessPolicy.CAMERA);
        assertThat(FaceConfig.properties()).allSatisfy(property -> {
            assertThat(property.getLabel()).isNotBlank();
            assertThat(property.getHelpText()).isNotBlank().endsWith(".");
        });
    }

    @Test
    void livenessIsChosenByName() {
        assertThat(of(Map.of(LivenessPolicy.LIVENESS, "passive")).liveness().mode())
                .isEqualTo(LivenessMode.PASSIVE);
        assertThat(of(Map.of(LivenessPolicy.LIVENESS, " off ")).liveness().mode())
                .isEqualTo(LivenessMode.OFF);
    }

    /** A word that nobody knows must not mean less than what was meant. */
    @ParameterizedTest
    @ValueSource(strings = {"Active", "PASSIVE", "true", "none"})
    void aModeThatIsNotKnownIsRefused(String mode) {
        assertThatThrownBy(() -> of(Map.of(LivenessPolicy.LIVENESS, mode)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("face.liveness is '" + mode + "', but must be one of [off, passive, active]");
    }

    @Test
    void theChallengeIsChosenByNameToo() {
        assertThat(of(Map.of(LivenessPolicy.LIVENESS, "active", LivenessPolicy.CHALLENGE, "moves"))
                        .liveness())
                .isEqualTo(new LivenessPolicy(LivenessMode.ACTIVE, ChallengeKind.MOVES, false));
        assertThatThrownBy(() -> of(Map.of(LivenessPolicy.CHALLENGE, "none")))
                .hasMessage("face.challenge is 'none', but must be one of [moves-and-light, moves, light]");
        assertThatThrownBy(() -> of(Map.of(LivenessPolicy.CAMERA, "no")))
                .hasMessage("face.cameraInEvents is 'no', but must be one of [true, false]");
    }

    /** Whoever sets nothing is not let in with any photo of the person. */
    @Test
    void passiveLivenessIsDemandedUnlessSwitchedOff() {
        assertThat(of(Map.of()).liveness().mode()).isEqualTo(LivenessMode.PASSIVE);
        assertThat(of(Map.of(LivenessPolicy.LIVENESS, "off")).liveness().mode()).isEqualTo(LivenessMode.OFF);
    }

    /** Where liveness is of no interest nothing is asked for. */
    @Test
    void theCameraIsNamedOnlyWhereLivenessIsLookedAt() {
        assertThat(of(Map.of()).liveness().isCameraAsked()).isFalse();
        assertThat(of(Map.of(LivenessPolicy.LIVENESS, "off", LivenessPolicy.CAMERA, "true"))
                        .liveness()
                        .isCameraAsked())
                .isFalse();
        assertThat(of(Map.of(LivenessPolicy.LIVENESS, "active", LivenessPolicy.CAMERA, "true"))
                        .liveness()
                        .isCameraAsked())
                .isTrue();
    }

    /** Names of devices are personal data: nobody's are kept that an administrator did not ask for. */
    @Test
    void theCameraIsNotNamedUnlessAnAdministratorSaysSo() {
        assertThat(of(Map.of(LivenessPolicy.LIVENESS, "active")).liveness().isCameraAsked())
                .isFalse();
    }

    @Test
    void offersNothingThatItWouldRefuse() {
        for (ProviderConfigProperty property : FaceConfig.properties()) {
            for (String option : property.getOptions() == null ? List.<String>of() : property.getOptions()) {
                assertThatCode(() -> of(Map.of(property.getName(), option))).doesNotThrowAnyException();
            }
            assertThat(of(Map.of(property.getName(), (String) property.getDefaultValue())))
                    .as(property.getName())
                    .isEqualTo(DEFAULT);
        }
    }

    @Test
    void everySettingIsAListThatHoldsItsDefault() {
        assertThat(FaceConfig.properties())
                .hasSize(7)
                .allMatch(property -> property.getType().equals(ProviderConfigProperty.LIST_TYPE))
                .allSatisfy(
                        property -> assertThat(property.getOptions()).contains((String) property.getDefaultValue()));
    }

    private static void assertRefused(String key, String value, String range) {
        assertThatThrownBy(() -> of(Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(key + " is '" + value + "', but must be a whole number " + range);
    }

    private static FaceConfig of(Map<String, String> values) {
        return FaceConfig.of(values);
    }
}
