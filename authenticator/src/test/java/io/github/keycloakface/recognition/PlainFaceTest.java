package io.github.keycloakface.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.Stub;
import io.github.keycloakface.attempt.FaceConfig;
import io.github.keycloakface.attempt.LivenessMode;
import io.github.keycloakface.attempt.LivenessPolicy;
import io.github.keycloakface.capture.CaptureMessage;
import io.github.keycloakface.capture.CapturePage;
import io.github.keycloakface.credential.OpenedReferences;
import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.verify.CaptureReader;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceProbe;
import io.github.keycloakface.vision.verify.SingleFaceReader;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.forms.login.LoginFormsProvider;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/** What passive mode makes of the pictures that are posted: with the real models, and by those who attack it. */
class PlainFaceTest {

    private static final SingleFaceReader READER = new SingleFaceReader(TestPipeline.get(), TestPipeline.DECODER);
    private static final CaptureReader CAPTURES = new CaptureReader(TestPipeline.get(), TestPipeline.DECODER);

    private static final byte[] FIRST = encoded("franck_02159.jpg");
    private static final byte[] SECOND = encoded("franck_02221.jpg");
    private static final byte[] THIRD = encoded("franck_02045.jpg");
    private static final byte[] AUDREY = encoded("audrey.jpg");
    private static final byte[] NOT_LIVE = encoded("queen20_crop.jpg");
    private static final byte[] NOT_LIVE_AGAIN = mirrored("queen20_crop.jpg");

    /** One stranger in 100,000. */
    private static final double LIMIT = 60;

    private final List<String> calls = new ArrayList<>();
    private final LivenessEvidence evidence = LivenessEvidence.of(LivenessMode.PASSIVE, null);

    @Test
    void threeOfALivingPersonAreOneFace() throws DefectiveFaceException {
        ShownFace shown = shown(FIRST, SECOND, THIRD);

        assertThat(shown.problem()).isNull();
        List<FaceProbe> each =
                CAPTURES.read(List.of(FIRST, SECOND, THIRD), 1, known -> false).faces();
        assertThat(shown.face()
                        .embedding()
                        .cosine(Embedding.mean(
                                each.stream().map(FaceProbe::embedding).toList())))
                .isGreaterThan(0.9999);
        assertThat(shown.evidence()).isSameAs(evidence);
    }

    @Test
    void threeOfAPictureAreNotLive() {
        byte[] third = Pictures.jpeg(Pictures.pixels("queen20_crop.jpg"), 80);

        assertFailed(shown(NOT_LIVE, NOT_LIVE_AGAIN, third), CaptureMessage.NOT_LIVE);
    }

    /** A living stranger beside two pictures of the user, and the other way round. */
    @Test
    void aPictureIsNotMadeLiveByALivingFaceBesideIt() {
        assertFailed(shown(NOT_LIVE, FIRST, NOT_LIVE_AGAIN), CaptureMessage.NOT_LIVE, CaptureMessage.DIFFERENT);
        assertFailed(shown(FIRST, NOT_LIVE, SECOND), CaptureMessage.NOT_LIVE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void onePictureOfAPictureLetsNobodyPass(int place) {
        byte[][] frames = {FIRST, SECOND, THIRD};
        frames[place] = NOT_LIVE;

        assertFailed(shown(frames), CaptureMessage.NOT_LIVE, CaptureMessage.DIFFERENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void onePictureOfAnotherPersonLetsNobodyPass(int place) {
        byte[][] frames = {FIRST, SECOND, THIRD};
        frames[place] = AUDREY;

        assertFailed(shown(frames), CaptureMessage.DIFFERENT);
    }

    /** The other two need not even be pictures; whoever is before the camera has shown it with the first. */
    @Test
    void aFirstPictureBeyondDoubtIsEnough() throws DefectiveFaceException {
        ShownFace shown = shown(sought(SECOND), FIRST, new byte[] {1}, new byte[] {2});

        assertThat(shown.problem()).isNull();
        assertThat(shown.face().embedding().cosine(READER.read(FIRST, 1).embedding()))
                .isGreaterThan(0.9);
    }

    @Test
    void aLivingStrangerIsJudgedByAllThree() throws DefectiveFaceException {
        SoughtPerson audrey = sought(AUDREY);

        assertFailed(shown(audrey, FIRST, new byte[] {1}, new byte[] {2}), CaptureMessage.IMAGE);
        assertFailed(shown(audrey, FIRST, AUDREY, SECOND), CaptureMessage.DIFFERENT);
    }

    /** With a picture of the user first, and with a living face first that is another's. */
    @Test
    void aPictureOfTheUserIsNotEnoughWhereverItStands() throws DefectiveFaceException {
        SoughtPerson user = sought(NOT_LIVE);

        assertFailed(shown(user, NOT_LIVE, new byte[] {1}, new byte[] {2}), CaptureMessage.IMAGE);
        assertFailed(shown(user, NOT_LIVE, FIRST, SECOND), CaptureMessage.NOT_LIVE, CaptureMessage.DIFFERENT);
        assertFailed(shown(user, FIRST, NOT_LIVE, NOT_LIVE_AGAIN), CaptureMessage.NOT_LIVE, CaptureMessage.DIFFERENT);
    }

    @Test
    void fewerAreAFailureThoughTheFirstWouldBeEnough() throws DefectiveFaceException {
        assertFailed(shown(sought(SECOND), FIRST), CaptureMessage.IMAGE);
        assertFailed(shown(sought(SECOND), FIRST, FIRST, FIRST), CaptureMessage.IMAGE);
        assertThat(calls).isEmpty();
    }

    @Test
    void fewerAreAFailureAndNothingIsLookedAt() {
        assertFailed(shown(FIRST), CaptureMessage.IMAGE);
        assertFailed(shown(FIRST, SECOND), CaptureMessage.IMAGE);
        assertThat(calls).isEmpty();
    }

    /** No camera took them. */
    @Test
    void onePicturePostedAgainIsAFailureAndNothingIsLookedAt() {
        assertFailed(shown(FIRST, FIRST, FIRST), CaptureMessage.IMAGE);
        assertFailed(shown(FIRST, SECOND, FIRST), CaptureMessage.IMAGE);
        assertThat(calls).isEmpty();
    }

    @Test
    void inAllOtherModesTheFirstPictureIsEnough() {
        ShownFace shown = plain(LivenessMode.OFF, this::real)
                .of(form(FIRST, NOT_LIVE), evidence, new Sought(PlainFaceTest::stranger));

        assertThat(shown.face()).isNotNull();
        assertThat(calls).containsExactly("probe");
    }

    @Test
    void modelsThatCannotTellLetNobodyPass() {
        ShownFace shown = plain(LivenessMode.PASSIVE, (proxy, method, given) -> {
                    throw new EngineUnavailableException("The loaded models have none for liveness.");
                })
                .of(form(FIRST, SECOND, THIRD), evidence, new Sought(PlainFaceTest::stranger));

        assertThat(shown).isEqualTo(ShownFace.notJudged(CaptureMessage.UNAVAILABLE, evidence));
    }

    @Test
    void aBusyServerCountsNothing() {
        ShownFace shown = plain(LivenessMode.PASSIVE, (proxy, method, given) -> {
                    throw new EngineBusyException(1);
                })
                .of(form(FIRST, SECOND, THIRD), evidence, new Sought(PlainFaceTest::stranger));

        assertThat(shown).isEqualTo(ShownFace.notJudged(CaptureMessage.BUSY, evidence));
    }

    @Test
    void thePageAsksForAsManyAsAreJudged() {
        assertThat(asked(LivenessMode.OFF)).containsEntry("frames", 1).containsEntry("side", 640);
        assertThat(asked(LivenessMode.PASSIVE))
                .containsEntry("frames", 3)
                .containsEntry("side", 480)
                .containsEntry("between", 150);
        assertThat(asked(LivenessMode.ACTIVE)).containsEntry("frames", 1);
    }

    private static void assertFailed(ShownFace shown, CaptureMessage... problems) {
        assertThat(shown.face()).isNull();
        assertThat(shown.problem()).isIn((Object[]) problems);
        assertThat(shown.counts()).isTrue();
    }

    private ShownFace shown(byte[]... frames) {
        return shown(stranger(), frames);
    }

    private ShownFace shown(SoughtPerson person, byte[]... frames) {
        return plain(LivenessMode.PASSIVE, this::real).of(form(frames), evidence, new Sought(() -> person));
    }

    private static SoughtPerson stranger() {
        return new SoughtPerson(
                new OpenedReferences(List.of(), List.of(), 0, 0),
                TestPipeline.get().calibration(),
                LIMIT);
    }

    /** Who enrolled with this picture. */
    private static SoughtPerson sought(byte[] picture) throws DefectiveFaceException {
        return new SoughtPerson(
                new OpenedReferences(
                        List.of("id"), List.of(READER.read(picture, 1).embedding()), 0, 0),
                TestPipeline.get().calibration(),
                LIMIT);
    }

    private Map<Object, Object> asked(LivenessMode mode) {
        Object[] bean = new Object[1];
        LoginFormsProvider form = Stub.of(LoginFormsProvider.class)
                .on("setAttribute", given -> {
                    bean[0] = given[1];
                    return Stub.of(LoginFormsProvider.class)
                            .with("createForm", null)
                            .make();
                })
                .make();
        plain(mode, this::real).ask(new CapturePage(form)).renderAttempt();
        return new HashMap<>((Map<?, ?>) bean[0]);
    }

    private static PlainFace plain(LivenessMode mode, InvocationHandler engine) {
        FaceConfig config = FaceConfig.of(Map.of(LivenessPolicy.LIVENESS, mode.text(), FaceConfig.MIN_QUALITY, "1"));
        return new PlainFace(
                (FaceEngine) Proxy.newProxyInstance(
                        FaceEngine.class.getClassLoader(), new Class<?>[] {FaceEngine.class}, engine),
                config);
    }

    private Object real(Object proxy, Method method, Object[] given) throws DefectiveFaceException {
        calls.add(method.getName());
        return switch (method.getName()) {
            case "probe" -> READER.read((byte[]) given[0], (int) given[1]);
            case "capture" -> CAPTURES.read(pictures(given[0]), (int) given[1], known(given[2]));
            default -> throw new AssertionError(method);
        };
    }

    @SuppressWarnings("unchecked")
    private static Predicate<Embedding> known(Object given) {
        return (Predicate<Embedding>) given;
    }

    private static List<byte[]> pictures(Object given) {
        return ((List<?>) given).stream().map(byte[].class::cast).toList();
    }

    private static MultivaluedMap<String, String> form(byte[]... frames) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        for (int i = 0; i < frames.length; i++) {
            form.putSingle("faceFrame" + (i + 1), Base64.getUrlEncoder().encodeToString(frames[i]));
        }
        return form;
    }

    private static byte[] encoded(String file) {
        return Pictures.jpeg(Pictures.pixels(file), 85);
    }

    private static byte[] mirrored(String file) {
        Mat flipped = new Mat();
        Core.flip(Pictures.pixels(file), flipped, 1);
        return Pictures.jpeg(flipped, 85);
    }
}
