package io.github.keycloakface.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceDefect;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;

class CapturedFramesTest {

    @Property
    void bytesComeBackAsTheyWereSent(@ForAll @NotEmpty byte[] frame) throws DefectiveFaceException {
        Base64.Encoder encoder = Base64.getUrlEncoder();

        assertThat(CapturedFrames.read(form(encoder.encodeToString(frame)), 1)).containsExactly(frame);
        assertThat(CapturedFrames.read(form(encoder.withoutPadding().encodeToString(frame)), 1))
                .containsExactly(frame);
    }

    @Property
    void noTextDoesMoreHarmThanToBeRefused(@ForAll String text) {
        DefectiveFaceException refused =
                catchThrowableOfType(DefectiveFaceException.class, () -> CapturedFrames.read(form(text), 1));

        assertThat(refused == null || refused.defect() == FaceDefect.IMAGE).isTrue();
        assertThat(refused == null).isEqualTo(isBase64Url(text));
    }

    @Example
    void picturesComeInTheOrderOfTheirNumbers() throws DefectiveFaceException {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        form.putSingle("faceFrame3", "Aw");
        form.putSingle("faceFrame1", "AQ");
        form.putSingle("faceFrame2", "Ag");

        assertThat(CapturedFrames.read(form, 3)).containsExactly(new byte[] {1}, new byte[] {2}, new byte[] {3});
    }

    @Example
    void morePicturesThanAskedForAreNotLookedAt() throws DefectiveFaceException {
        assertThat(CapturedFrames.read(form("AQ", "not base64url"), 1)).containsExactly(new byte[] {1});
    }

    @Example
    void eachOneMustBeThere() {
        assertRefused(form(), 1);
        assertRefused(form("AQ", "AQ"), 3);
        assertRefused(form("AQ", null, "AQ"), 3);
        assertRefused(form("AQ", "", "AQ"), 3);
    }

    @Example
    void picturesOfOneCaptureDiffer() throws DefectiveFaceException {
        assertThat(CapturedFrames.readDifferent(form("AQ", "Ag", "Aw"), 3)).hasSize(3);
        for (String again : List.of("AQ", "AQ==", "AR")) {
            DefectiveFaceException refused = catchThrowableOfType(
                    DefectiveFaceException.class, () -> CapturedFrames.readDifferent(form("AQ", "Ag", again), 3));
            assertThat(refused).as(again).isNotNull();
            assertThat(refused.defect()).isEqualTo(FaceDefect.IMAGE);
        }
    }

    @Example
    void oneCharacterOverTheLimitIsTooMuch() throws DefectiveFaceException {
        String longest = "A".repeat(CapturedFrames.MAX_CHARS);

        assertThat(CapturedFrames.read(form(longest), 1).get(0)).hasSize(CapturedFrames.MAX_CHARS / 4 * 3);
        assertThat(refused(form(longest + "A"), 1)).as("not even decoded").hasNoCause();
        assertRefused(form(longest + "AAAA"), 1);
    }

    @Example
    void whatIsNotBase64UrlIsNoPicture() {
        for (String text : List.of("+/+/", "AA+A", "AA/A", "A", "AQ=", "A===", "AQ==AQ==", "AQ AQ", "AQ\nAQ", "ÄÖÜß")) {
            assertRefused(form(text), 1);
        }
        assertRefused(form("data:image/jpeg;base64,AQID"), 1);
    }

    @Example
    void dashAndUnderscoreStandForPlusAndSlash() throws DefectiveFaceException {
        assertThat(CapturedFrames.read(form("-_-_"), 1))
                .containsExactly(Base64.getDecoder().decode("+/+/"));
    }

    @Example
    void aFormIsAnAttemptWhenItHasAFirstPicture() {
        assertThat(CapturedFrames.areIn(form("AQ"))).isTrue();
        assertThat(CapturedFrames.areIn(form(""))).isTrue();
        assertThat(CapturedFrames.areIn(form())).isFalse();
        assertThat(CapturedFrames.areIn(form(null, "AQ"))).isFalse();
    }

    private static boolean isBase64Url(String text) {
        String digits = text.replaceFirst("={1,2}$", "");
        boolean complete = digits.equals(text) || text.length() % 4 == 0;
        return digits.matches("[A-Za-z0-9_-]+") && digits.length() % 4 != 1 && complete;
    }

    private static void assertRefused(MultivaluedMap<String, String> form, int count) {
        assertThat(refused(form, count)).as("%s", form).isNotNull();
        assertThat(refused(form, count).defect()).isEqualTo(FaceDefect.IMAGE);
    }

    private static DefectiveFaceException refused(MultivaluedMap<String, String> form, int count) {
        return catchThrowableOfType(DefectiveFaceException.class, () -> CapturedFrames.read(form, count));
    }

    /** @param frames null for a field that is not there */
    private static MultivaluedMap<String, String> form(String... frames) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        for (int i = 0; i < frames.length; i++) {
            if (frames[i] != null) {
                form.putSingle("faceFrame" + (i + 1), frames[i]);
            }
        }
        return form;
    }
}
