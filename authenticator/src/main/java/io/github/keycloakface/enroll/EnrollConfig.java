package io.github.keycloakface.enroll;

import io.github.keycloakface.attempt.LivenessPolicy;
import io.github.keycloakface.credential.NewReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * What an administrator set for the required action.
 *
 * @param consentVersion recorded with every reference; another version asks anew
 * @param minQuality 1..100; pictures below are refused
 * @param liveness what is done against a picture of a face before the camera
 * @param mayDecline whether who does not agree goes on without a face, where the login itself does not demand one
 */
record EnrollConfig(String consentVersion, int minQuality, LivenessPolicy liveness, boolean mayDecline) {

    static final String CONSENT_VERSION = "face.consentVersion";
    static final String MIN_QUALITY = "face.minQuality";
    static final String MAY_DECLINE = "face.mayDecline";

    private static final String DEFAULT_VERSION = "1";

    /** @throws IllegalArgumentException naming the value that is wrong */
    static EnrollConfig of(RequiredActionConfigModel model) {
        String version = model == null ? null : model.getConfigValue(CONSENT_VERSION);
        String quality = model == null ? null : model.getConfigValue(MIN_QUALITY);
        return new EnrollConfig(
                version == null || version.isBlank() ? DEFAULT_VERSION : version(version.strip()),
                quality == null || quality.isBlank() ? NewReference.DEFAULT_MIN_QUALITY : quality(quality.strip()),
                LivenessPolicy.of(model == null || model.getConfig() == null ? Map.of() : model.getConfig()),
                model == null || !"false".equals(model.getConfigValue(MAY_DECLINE)));
    }

    private static String version(String text) {
        if (!text.matches("[A-Za-z0-9._-]{1,32}")) {
            throw new IllegalArgumentException(
                    CONSENT_VERSION + " must be 1 to 32 letters, digits, dots, dashes or underscores");
        }
        return text;
    }

    private static int quality(String text) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 100) {
            throw new IllegalArgumentException(MIN_QUALITY + " must be a whole number from 1 to 100");
        }
        return Integer.parseInt(text);
    }

    static List<ProviderConfigProperty> properties() {
        List<ProviderConfigProperty> properties = new ArrayList<>(RequiredActionFactory.MAX_AUTH_AGE_CONFIG_PROPERTIES);
        properties.addAll(ProviderConfigurationBuilder.create()
                .property()
                .name(CONSENT_VERSION)
                .label("Version of the consent text")
                .helpText("Recorded with every reference. Raise it when you change the text (message key"
                        + " faceConsentText of your theme).")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(DEFAULT_VERSION)
                .add()
                .property()
                .name(MIN_QUALITY)
                .label("Least quality")
                .helpText("Pictures below are refused with advice, 1 to 100.")
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(Integer.toString(NewReference.DEFAULT_MIN_QUALITY))
                .add()
                .property()
                .name(MAY_DECLINE)
                .label("May be declined")
                .helpText("On: who does not agree to the consent text signs in without a face and is asked again at the"
                        + " next login. Off: the login ends there. A login whose flow itself demands a face ends there"
                        + " in any case.")
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue("true")
                .add()
                .build());
        properties.addAll(LivenessPolicy.properties());
        return properties;
    }
}
