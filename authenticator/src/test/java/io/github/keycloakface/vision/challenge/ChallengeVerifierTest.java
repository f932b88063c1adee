package io.github.keycloakface.vision.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** One man's stills that happen to do what a challenge asks, and what attackers make of them. */
class ChallengeVerifierTest {

    private static final String FRONT = "franck_01829.jpg";
    private static final String LEFT = "franck_03909.jpg";
    private static final String DOWN = "franck_03979.jpg";
    private static final String FRONT_AGAIN = "franck_02888.jpg";
    private static final int MIN_QUALITY = 21;

    private static final Challenge CHALLENGE = challenge(Move.LEFT, Move.DOWN, Move.CLOSER);

    @Test
    void whoDoesWhatIsAskedPasses() throws Exception {
        ChallengeVerdict verdict = judged(honest());

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.probe().embedding().cosine(TestPipeline.only(TestPipeline.get(), Pictures.bytes(FRONT))))
                .isGreaterThan(0.99);
        assertThat(verdict.evidence().live()).isGreaterThan(0.9);
        assertThat(verdict.evidence().ahead()).isGreaterThan(1);
    }

    @Test
    void theSamePicturesOfferedToAnotherChallengeAreRefused() throws Exception {
        for (Challenge other : List.of(
                challenge(Move.RIGHT, Move.DOWN, Move.CLOSER),
                challenge(Move.DOWN, Move.LEFT, Move.CLOSER),
                challenge(Move.LEFT, Move.UP, Move.CLOSER),
                challenge(Move.CLOSER, Move.DOWN, Move.LEFT))) {
            assertThat(judge(other, frames(honest())).findings()).contains(ChallengeFinding.POSE_MISSED);
        }
    }

    @Test
    void aPhotoThatIsTurnedInThePlaneStaysFlat() throws Exception {
        Mat photo = Pictures.pixels(FRONT);
        List<byte[]> images = List.of(
                Pictures.jpeg(photo, 85), narrowed(photo, 0.6, 1), narrowed(photo, 1, 0.6), nearer(FRONT, 1.25));

        assertThat(judged(images).findings()).contains(ChallengeFinding.POSE_MISSED, ChallengeFinding.FLAT_MOTION);
    }

    @Test
    void somebodyElseInAnyLaterStepIsSeen() throws Exception {
        byte[] other = Pictures.bytes("cage.jpg");
        for (int step = 1; step < 4; step++) {
            List<byte[]> images = new ArrayList<>(honest());
            images.set(step, other);

            assertThat(judged(images).findings()).as("step " + step).contains(ChallengeFinding.IDENTITY_CHANGED);
        }
    }

    @Test
    void onePictureTwiceIsSeenInAnyEncodingAndUnderAnyFilter() throws Exception {
        Mat brighter = new Mat();
        Pictures.pixels(LEFT).convertTo(brighter, -1, 0.9, 12);
        Challenge twice = challenge(Move.LEFT, Move.DOWN, Move.LEFT);
        for (byte[] again :
                List.of(Pictures.bytes(LEFT), Pictures.jpeg(Pictures.pixels(LEFT), 60), Pictures.jpeg(brighter, 85))) {
            List<byte[]> images = List.of(Pictures.bytes(FRONT), Pictures.bytes(LEFT), Pictures.bytes(DOWN), again);

            assertThat(judge(twice, frames(images)).findings()).containsExactly(ChallengeFinding.DUPLICATE_FRAME);
        }
    }

    @Test
    void fasterThanAHeadMovesIsSeen() throws Exception {
        List<ChallengeFrame> hasty = new ArrayList<>();
        for (ChallengeFrame frame : frames(honest())) {
            hasty.add(new ChallengeFrame(frame.step(), frame.image(), 300L * frame.step()));
        }

        assertThat(judge(CHALLENGE, hasty).findings()).containsExactly(ChallengeFinding.TIMING);
    }

    @Test
    void missingDoubleAndSwappedStepsAreNoAnswer() throws Exception {
        List<ChallengeFrame> all = frames(honest());
        for (List<ChallengeFrame> wrong : List.of(
                all.subList(0, 3),
                List.of(all.get(0), all.get(2), all.get(1), all.get(3)),
                List.of(all.get(0), all.get(1), all.get(1), all.get(3)),
                List.of(all.get(0), all.get(1), all.get(2), all.get(3), all.get(3)))) {
            assertThat(judge(CHALLENGE, wrong).findings()).containsExactly(ChallengeFinding.STEPS_MISSED);
        }
        assertThatThrownBy(() -> judge(CHALLENGE, List.of())).isInstanceOf(DefectiveFaceException.class);
    }

    @Test
    void aStepWithoutAFaceOrWithTwoIsSeen() throws Exception {
        for (byte[] wrong : List.of(new byte[] {1, 2, 3}, Pictures.bytes("sample1.jpg"))) {
            List<byte[]> images = new ArrayList<>(honest());
            images.set(2, wrong);

            assertThat(judged(images).findings()).containsExactly(ChallengeFinding.FACE_MISSED);
        }
    }

    /** The kind that asks for no move rests on the light alone: without an answer it fails. */
    @Test
    void lightAloneMustBeSeen() throws Exception {
        Challenge light = new Challenge(
                ChallengeKind.LIGHT,
                List.of(
                        new ChallengeStep(Move.FRONT, 300, Light.RED),
                        new ChallengeStep(Move.FRONT, 300, Light.GREEN)));
        List<byte[]> unlit = List.of(Pictures.bytes(FRONT), Pictures.bytes(FRONT_AGAIN));

        assertThat(judge(light, frames(unlit)).findings()).containsExactly(ChallengeFinding.LIGHT_UNSEEN);
    }

    /** A head that does the moves, and in the same picture a larger face of whom the door is to take it for. */
    @Test
    void theFaceThatIsComparedIsTheHeadThatIsLookedAt() {
        FivePoints head = upright(100, 100, 40);

        assertThat(ChallengeVerifier.isSame(head, upright(103, 98, 42))).isTrue();
        // beside it; over it, twice as large; the same place on its side, and upside down
        assertThat(ChallengeVerifier.isSame(head, upright(300, 100, 40))).isFalse();
        assertThat(ChallengeVerifier.isSame(head, upright(100, 100, 80))).isFalse();
        assertThat(ChallengeVerifier.isSame(head, head.map(at -> new Point(200 - at.y(), at.x()))))
                .isFalse();
        assertThat(ChallengeVerifier.isSame(head, head.map(at -> new Point(200 - at.x(), 200 - at.y()))))
                .isFalse();
        assertThat(ChallengeVerifier.isSame(head, head.map(at -> new Point(Double.NaN, at.y()))))
                .isFalse();
    }

    private static FivePoints upright(double x, double y, double eyes) {
        return new FivePoints(
                new Point(x - eyes / 2, y - eyes / 2),
                new Point(x + eyes / 2, y - eyes / 2),
                new Point(x, y),
                new Point(x - eyes / 2, y + eyes / 2),
                new Point(x + eyes / 2, y + eyes / 2));
    }

    private static List<byte[]> honest() throws Exception {
        return List.of(Pictures.bytes(FRONT), Pictures.bytes(LEFT), Pictures.bytes(DOWN), nearer(FRONT_AGAIN, 1.2));
    }

    private static byte[] nearer(String file, double factor) {
        Mat photo = Pictures.pixels(file);
        int width = (int) (photo.cols() / factor);
        int height = (int) (photo.rows() / factor);
        Mat middle = photo.submat(new Rect((photo.cols() - width) / 2, (photo.rows() - height) / 2, width, height));
        Mat nearer = new Mat();
        Imgproc.resize(middle, nearer, photo.size(), 0, 0, Imgproc.INTER_CUBIC);
        return Pictures.jpeg(nearer, 85);
    }

    /** As a sheet looks that is turned away, but for its perspective. */
    private static byte[] narrowed(Mat photo, double x, double y) {
        Mat small = new Mat();
        Imgproc.resize(photo, small, new Size(), x, y, Imgproc.INTER_AREA);
        Mat sheet = new Mat();
        int sides = (photo.cols() - small.cols()) / 2;
        int ends = (photo.rows() - small.rows()) / 2;
        Core.copyMakeBorder(small, sheet, ends, ends, sides, sides, Core.BORDER_REPLICATE);
        return Pictures.jpeg(sheet, 85);
    }

    private static Challenge challenge(Move first, Move second, Move third) {
        return new Challenge(
                ChallengeKind.MOVES,
                List.of(
                        new ChallengeStep(Move.FRONT, 300, Light.NONE),
                        new ChallengeStep(first, 300, Light.NONE),
                        new ChallengeStep(second, 300, Light.NONE),
                        new ChallengeStep(third, 300, Light.NONE)));
    }

    private static List<ChallengeFrame> frames(List<byte[]> images) {
        List<ChallengeFrame> frames = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            frames.add(new ChallengeFrame(i, images.get(i), 1000L * i));
        }
        return frames;
    }

    private static ChallengeVerdict judged(List<byte[]> images) throws Exception {
        return judge(CHALLENGE, frames(images));
    }

    private static ChallengeVerdict judge(Challenge challenge, List<ChallengeFrame> frames) throws Exception {
        return ChallengeVerifier.of(TestPipeline.get(), TestPipeline.DECODER)
                .orElseThrow()
                .judge(challenge, frames, MIN_QUALITY);
    }
}
