package io.github.keycloakface.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakface.attempt.LivenessPolicy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.Constants;
import org.keycloak.models.ModelException;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.userprofile.ValidationException;

class EnrollConfigTest {

    private static final EnrollConfig DEFAULT = new EnrollConfig("1", 50, LivenessPolicy.DEFAULT, true);

    private final FaceEnrollActionFactory factory = new FaceEnrollActionFactory();

    @Test
    void hasDefaults() {
        assertThat(EnrollConfig.of(null)).isEqualTo(DEFAULT);
        assertThat(EnrollConfig.of(model(Map.of()))).isEqualTo(DEFAULT);
        assertThat(EnrollConfig.of(model(null))).isEqualTo(DEFAULT);
        assertThat(of(" ", "")).isEqualTo(DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2026-07-31", "v1.2_final", "ABCDEFGHIJKLMNOPQRSTUVWXYZ-._019"})
    void takesAnyShortVersion(String version) {
        assertThat(of(version, "50").consentVersion()).isEqualTo(version);
        assertThat(of(" " + version + "\n", "50").consentVersion()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a|b", "a b", "é", "1;2", "<b>", "1\n2", "123456789012345678901234567890123"})
    void refusesAVersionThatIsLongOrNotPlain(String version) {
        assertRefused(
                Map.of(EnrollConfig.CONSENT_VERSION, version),
                "face.consentVersion must be 1 to 32 letters, digits, dots, dashes or underscores");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "100, 100", "' 75 ', 75", "007, 7"})
    void takesQualitiesUpToBothEnds(String text, int quality) {
        assertThat(of("1", text).minQuality()).isEqualTo(quality);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "+5", "5.0", "1e1", "high", "5 0", "٥٠", "1000", "99999999999999999999"})
    void refusesQualitiesThatAreNone(String text) {
        assertRefused(Map.of(EnrollConfig.MIN_QUALITY, text), "face.minQuality must be a whole number from 1 to 100");
    }

    @Test
    void onlyFalseForbidsToDecline() {
        assertThat(EnrollConfig.of(model(Map.of(EnrollConfig.MAY_DECLINE, "false")))
                        .mayDecline())
                .isFalse();
        assertThat(EnrollConfig.of(model(Map.of(EnrollConfig.MAY_DECLINE, "true")))
                        .mayDecline())
                .isTrue();
    }

    @Test
    void offersItsKeysWithHelpBesideKeycloaksOwn() {
        assertThat(factory.getConfigMetadata())
                .extracting(ProviderConfigProperty::getName)
                .containsExactly(
                        Constants.MAX_AUTH_AGE_KEY,
                        EnrollConfig.CONSENT_VERSION,
                        EnrollConfig.MIN_QUALITY,
                        EnrollConfig.MAY_DECLINE,
                        LivenessPolicy.LIVENESS,
                        LivenessPolicy.CHALLENGE,
                        LivenessPolicy.CAMERA);
        assertThat(factory.getConfigMetadata()).allSatisfy(property -> {
            assertThat(property.getLabel()).isNotBlank();
            assertThat(property.getHelpText()).isNotBlank();
        });
        assertThat(factory.isConfigurable()).isTrue();
    }

    @Test
    void theDefaultsOfTheFormAreItsOwn() {
        for (ProviderConfigProperty property : EnrollConfig.properties()) {
            Map<String, String> offered =
                    Map.of(property.getName(), property.getDefaultValue().toString());

            factory.validateConfig(null, null, model(offered));

            assertThat(EnrollConfig.of(model(offered))).isEqualTo(DEFAULT);
        }
    }

    @Test
    void keycloaksOwnKeyIsStillChecked() {
        assertThatThrownBy(() -> factory.validateConfig(null, null, model(Map.of(Constants.MAX_AUTH_AGE_KEY, "-1"))))
                .isInstanceOf(ValidationException.class);
    }

    /** Where it is read and, before, where it is saved. */
    private void assertRefused(Map<String, String> values, String message) {
        assertThatThrownBy(() -> EnrollConfig.of(model(values)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> factory.validateConfig(null, null, model(values)))
                .isInstanceOf(ModelException.class)
                .hasMessage(message);
    }

    private static EnrollConfig of(String version, String quality) {
        return EnrollConfig.of(model(Map.of(EnrollConfig.CONSENT_VERSION, version, EnrollConfig.MIN_QUALITY, quality)));
    }

    private static RequiredActionConfigModel model(Map<String, String> values) {
        RequiredActionConfigModel model = new RequiredActionConfigModel();
        model.setConfig(values);
        return model;
    }
}
