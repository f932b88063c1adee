package io.github.keycloakface.vision.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.geometry.PixelRectangle;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageLimits;
import io.github.keycloakface.vision.verify.ProbeRefusedException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

class FaceVerifierTest {

    private static final FaceVerifier VERIFIER = new FaceVerifier(TestPipeline.get(), TestPipeline.DECODER);
    private static final VerifyOptions ALL = new VerifyOptions(true, 21, 0, 60);

    private static byte[] cage;
    private static byte[] sample1;
    private static byte[] sample3;

    @BeforeAll
    static void photos() throws IOException {
        cage = Pictures.bytes("cage.jpg");
        sample1 = Pictures.bytes("sample1.jpg");
        sample3 = Pictures.bytes("sample3.jpg");
    }

    @Test
    void theWomanInBothGroupsIsTheOnlyMatch() throws ProbeRefusedException {
        List<ComparedPair> pairs = VERIFIER.verify(sample1, sample3, ALL).pairs();

        assertThat(pairs).hasSize(9);
        assertThat(pairs).filteredOn(ComparedPair::match).hasSize(1);
        assertThat(pairs.get(0).match()).isTrue();
        assertThat(pairs.get(0).face1().rectangle().x()).isBetween(1350, 1500);
        assertThat(pairs.get(0).face2().rectangle().x()).isBetween(950, 1100);
    }

    @Test
    void pairsComeBestFirst() throws ProbeRefusedException {
        assertThat(VERIFIER.verify(sample1, sample3, ALL).pairs())
                .isSortedAccordingTo(
                        Comparator.comparingDouble(ComparedPair::score).reversed());
    }

    @Test
    void withoutCompareAllTheBestFaceOfTheFirstImageIsCompared() throws ProbeRefusedException {
        double best = VERIFIER.verify(sample1, sample3, ALL).pairs().stream()
                .mapToDouble(p -> p.face1().face().quality().score())
                .max()
                .orElseThrow();

        List<ComparedPair> pairs =
                VERIFIER.verify(sample1, sample3, VerifyOptions.DEFAULT).pairs();

        assertThat(pairs).hasSize(3);
        assertThat(pairs)
                .extracting(ComparedPair::face1)
                .containsOnly(pairs.get(0).face1());
        assertThat(pairs.get(0).face1().face().quality().score()).isEqualTo(best);
        assertThat(pairs).extracting(ComparedPair::face2).doesNotHaveDuplicates();
    }

    @Test
    void theOrderOfTheImagesDoesNotMatter() throws ProbeRefusedException, IOException {
        byte[] other = Pictures.bytes("cage2_crop.jpg");

        assertThat(score(cage, other))
                .isCloseTo(score(other, cage), within(0.01))
                .isGreaterThan(60);
    }

    @Test
    void aScoreEqualToTheDecisionScoreIsNoMatch() throws ProbeRefusedException, IOException {
        byte[] other = Pictures.bytes("cage2_crop.jpg");
        double score = score(cage, other);

        assertThat(match(other, score)).isFalse();
        assertThat(match(other, Math.nextDown(score))).isTrue();
    }

    @Test
    void rectanglesLieInsideTheImage() throws ProbeRefusedException, IOException {
        DetectedIn cropped = VERIFIER.verify(Pictures.bytes("Justin-Bieber2_crop.jpg"), cage, VerifyOptions.DEFAULT)
                .pairs()
                .get(0)
                .face1();
        PixelRectangle r = cropped.rectangle();

        assertThat(cropped.face().box().topLeft().y()).isNegative();
        assertThat(r.y()).isZero();
        assertThat(r.x() + r.width()).isLessThanOrEqualTo(275);
        assertThat(r.y() + r.height()).isLessThanOrEqualTo(253);
    }

    @Test
    void whatIsNoImageIsRefusedWithItsNumber() {
        byte[] gif = "GIF89a....".getBytes(StandardCharsets.US_ASCII);

        assertRefused(gif, cage, VerifyOptions.DEFAULT, 1, Reason.UNSUPPORTED_FORMAT, null);
        assertRefused(cage, gif, VerifyOptions.DEFAULT, 2, Reason.UNSUPPORTED_FORMAT, null);
        assertRefused(new byte[0], cage, VerifyOptions.DEFAULT, 1, Reason.UNSUPPORTED_FORMAT, null);
    }

    @Test
    void aDamagedImageIsRefusedWithItsNumber() {
        byte[] cut = Arrays.copyOf(cage, 200);

        assertRefused(cut, cage, VerifyOptions.DEFAULT, 1, Reason.UNREADABLE, null);
        assertRefused(cage, cut, VerifyOptions.DEFAULT, 2, Reason.UNREADABLE, null);
    }

    @Test
    void anImageWithTooManyPixelsIsRefusedWithItsNumber() {
        FaceVerifier small =
                new FaceVerifier(TestPipeline.get(), new ImageDecoder(new ImageLimits(10_000_000, 400_000)));

        ProbeRefusedException e = catchThrowableOfType(
                ProbeRefusedException.class, () -> small.verify(cage, sample1, VerifyOptions.DEFAULT));

        assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(e.image()).isEqualTo(2);
    }

    @Test
    void anImageWithoutFaceIsRefusedWithItsNumber() {
        byte[] wall = Pictures.png(new Mat(480, 640, CvType.CV_8UC3, new Scalar(120, 130, 140)));

        assertRefused(wall, cage, VerifyOptions.DEFAULT, 1, Reason.NO_FACE, null);
        assertRefused(cage, wall, VerifyOptions.DEFAULT, 2, Reason.NO_FACE, null);
    }

    @Test
    void lowQualityNamesWhatIsToBlame() throws IOException {
        Mat portrait = Pictures.pixels("cage.jpg");
        Mat dark = new Mat();
        portrait.convertTo(dark, -1, 0.15);
        byte[] tiny = Pictures.png(Pictures.resized(portrait, 0.1, 0.1));
        VerifyOptions strict = new VerifyOptions(false, 60, 0, 60);

        assertRefused(Pictures.png(dark), cage, strict, 1, Reason.LOW_QUALITY, "underexposure");
        assertRefused(cage, tiny, strict, 2, Reason.LOW_QUALITY, "eyeDistance");
    }

    /** His hat hides the forehead: no component says so, and what the embedder says counts for both images. */
    @Test
    void aFaceThatIsHardToRecognizeIsRefusedToo() throws IOException {
        byte[] hat = Pictures.bytes("walter2_crop.jpg");
        VerifyOptions strict = new VerifyOptions(false, 80, 0, 60);

        assertRefused(hat, cage, strict, 1, Reason.LOW_QUALITY, "recognizability");
        assertRefused(cage, hat, strict, 2, Reason.LOW_QUALITY, "recognizability");
    }

    @Test
    void eyesCloserThanWantedAreRefusedAsTooSmall() {
        assertRefused(cage, cage, new VerifyOptions(false, 21, 150, 60), 1, Reason.LOW_QUALITY, "eyeDistance");
    }

    @Test
    void facesBelowTheWantedQualityAreLeftOut() throws ProbeRefusedException, IOException {
        byte[] group = Pictures.bytes("sample5.jpg");
        double worst = VERIFIER.verify(group, sample1, ALL).pairs().stream()
                .mapToDouble(p -> p.face1().face().quality().score())
                .min()
                .orElseThrow();
        int threshold = (int) Math.floor(worst) + 1;

        List<ComparedPair> pairs = VERIFIER.verify(group, group, new VerifyOptions(true, threshold, 0, 60))
                .pairs();

        assertThat(pairs)
                .hasSizeLessThan(25)
                .allSatisfy(p -> assertThat(p.face1().face().quality().score()).isGreaterThanOrEqualTo(threshold));
    }

    @Test
    void aVerificationWithoutPairsCannotBe() {
        assertThatThrownBy(() -> new Verification(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static double score(byte[] one, byte[] other) throws ProbeRefusedException {
        return VERIFIER.verify(one, other, VerifyOptions.DEFAULT).pairs().get(0).score();
    }

    private static boolean match(byte[] other, double decisionScore) throws ProbeRefusedException {
        VerifyOptions options = new VerifyOptions(false, 21, 0, decisionScore);
        return VERIFIER.verify(cage, other, options).pairs().get(0).match();
    }

    private static void assertRefused(
            byte[] one, byte[] other, VerifyOptions options, int image, Reason reason, String component) {
        ProbeRefusedException e =
                catchThrowableOfType(ProbeRefusedException.class, () -> VERIFIER.verify(one, other, options));
        assertThat(e.reason()).isEqualTo(reason);
        assertThat(e.image()).isEqualTo(image);
        assertThat(e.component()).isEqualTo(component);
    }
}
