package io.github.keycloakface.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.verify.FaceDefect;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaptureMessageTest {

    private static final Path ENGLISH =
            Path.of("../theme/src/main/resources/theme-resources/messages/messages_en.properties");

    /** The pages hand no arguments to it, and MessageFormat eats single quotes. */
    @ParameterizedTest
    @EnumSource(CaptureMessage.class)
    void theThemeHasASentenceForIt(CaptureMessage message) throws IOException {
        String sentence = english().getProperty(message.key());

        assertThat(sentence).as(message.key()).isNotBlank().endsWith(".");
        assertThat(new MessageFormat(sentence, Locale.ENGLISH).format(new Object[0]))
                .isEqualTo(sentence.replace("''", "'"));
    }

    @Test
    void noTwoSayTheSameButThoseThatMustNotBeToldApart() throws IOException {
        Properties english = english();

        assertThat(CaptureMessage.NOT_LIVE.key()).isEqualTo(CaptureMessage.MISMATCH.key());
        assertThat(CaptureMessage.PAGE_ANSWERED.key()).isEqualTo(CaptureMessage.BUSY.key());
        assertThat(CaptureMessage.values())
                .filteredOn(message -> message != CaptureMessage.NOT_LIVE && message != CaptureMessage.PAGE_ANSWERED)
                .extracting(message -> english.getProperty(message.key()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theThemeHasNoErrorThatNobodyShows() throws IOException {
        assertThat(english().stringPropertyNames())
                .filteredOn(key -> key.startsWith("faceError"))
                .isSubsetOf(Arrays.stream(CaptureMessage.values())
                        .map(CaptureMessage::key)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(FaceDefect.class)
    void everyDefectOfAPictureHasItsAdvice(FaceDefect defect) {
        assertThat(CaptureMessage.of(defect).name()).isEqualTo(defect.name());
    }

    @Test
    void eventsNameTheReasonInLowerCase() {
        assertThat(CaptureMessage.NO_FACE.reason()).isEqualTo("face_no_face");
        assertThat(CaptureMessage.MISMATCH.reason()).isEqualTo("face_mismatch");
    }

    private static Properties english() throws IOException {
        Properties messages = new Properties();
        try (Reader file = Files.newBufferedReader(ENGLISH)) {
            messages.load(file);
        }
        return messages;
    }
}
