package io.github.keycloakface.vision.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.verify.FaceDefect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LookAdviceTest {

    /** Fails closed: no defect of a picture is a step that is done. */
    @ParameterizedTest
    @EnumSource(FaceDefect.class)
    void aPictureThatCouldNotBeLookedAtReachesNothing(FaceDefect defect) {
        assertThat(LookAdvice.of(defect)).isNotIn(LookAdvice.REACHED, LookAdvice.MORE);
    }
}
