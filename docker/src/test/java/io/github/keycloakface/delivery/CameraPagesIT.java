package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages say and look like, in several languages and themes, with and without a camera. */
class CameraPagesIT extends FaceFlow {

    private static final Path MESSAGES = BuildFolder.ROOT.resolve("theme/src/main/resources/theme-resources/messages");

    CameraPagesIT(KeycloakServer server) {
        super(server);
    }

    @Test
    void aBlockedCameraIsExplained() {
        try (Browser browser = Browser.withDeniedCamera()) {
            reachCamera(browser);
            browser.await("This page may not use the camera.");
            look(browser, "camera-denied");
        }
    }

    @Test
    void aMissingCameraIsExplained() {
        try (Browser browser = Browser.with(FakeCamera.NONE)) {
            reachCamera(browser);
            browser.await("No camera was found.");
            look(browser, "camera-missing");
        }
    }

    /** A camera that another program holds, as browsers report it. */
    @Test
    void aBusyCameraIsExplained() {
        try (Browser browser = Browser.with(FakeCamera.NONE)) {
            browser.inEveryPage("navigator.mediaDevices.getUserMedia ="
                    + " () => Promise.reject(new DOMException('in use', 'NotReadableError'));");
            reachCamera(browser);
            browser.await("The camera is in use.");
            look(browser, "camera-busy");
        }
    }

    /** A camera that is on and sends nothing, as behind a privacy switch. */
    @Test
    void aStalledCameraIsExplained() {
        try (Browser browser = Browser.with(FakeCamera.NONE)) {
            browser.inEveryPage("navigator.mediaDevices.getUserMedia ="
                    + " () => Promise.resolve(document.createElement('canvas').captureStream(0));");
            reachCamera(browser);
            browser.await("The camera sends no picture.");
            look(browser, "camera-stalled");
        }
    }

    /**
     * What the page says follows what is seen: not the promise of the browser, which here never comes, nor the age of
     * the page, which here is a millisecond. The camera is given when the page has loaded, which waits for its picture.
     */
    @Test
    void theFirstPictureEndsTheStart() {
        try (Browser browser = Browser.with(FakeCamera.NONE)) {
            browser.inEveryPage("performance.now = () => 1;"
                    + " HTMLMediaElement.prototype.play = () => new Promise(() => {});"
                    + " const camera = document.createElement('canvas');"
                    + " const stream = camera.captureStream(0);"
                    + " window.send = () => { const pen = camera.getContext('2d'); pen.fillStyle = '#000';"
                    + "  pen.fillRect(0, 0, camera.width, camera.height); stream.getVideoTracks()[0].requestFrame(); };"
                    + " navigator.mediaDevices.getUserMedia ="
                    + "  () => new Promise((given) => { window.allow = () => given(stream); });");
            reachCamera(browser);
            browser.await("Allow this page to use your camera.");
            browser.run("allow()");
            browser.awaitTrue("return document.getElementById('face-video').srcObject === stream");
            assertThat(browser.find("#face-take").isEnabled()).isFalse();

            browser.run("send()");

            browser.await("More light");
            assertThat(browser.find("#face-take").isEnabled()).isTrue();
        }
    }

    /** Another tab is opened while the browser still asks for the camera, and left again when it has answered. */
    @Test
    void leavingThePageWhileTheCameraStartsDoesNoHarm() {
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            browser.inEveryPage("const real = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);"
                    + " window.cameras = [];"
                    + " if (real) navigator.mediaDevices.getUserMedia = async (wish) => {"
                    + "  await new Promise((answer) => { window.allow = answer; });"
                    + "  const stream = await real(wish); window.cameras.push(stream); return stream; };"
                    + " window.hide = (hidden) => {"
                    + "  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });"
                    + "  document.dispatchEvent(new Event('visibilitychange')); };");
            reachCamera(browser);
            browser.find("#face-video");
            browser.run("hide(true); allow();");
            browser.awaitTrue("return cameras.length === 1 && !cameras[0].active;");
            browser.run("hide(false); allow();");
            in(browser).reachApplication();
        }
    }

    /** Plain http from another computer: there the browser has no camera to give. */
    @Test
    void anInsecureOriginIsExplained() {
        try (Browser browser = Browser.withForeignHost("face.test", FakeCamera.showing(Photos.FRANCK))) {
            browser.open(app.uriWithServerAt("face.test"));
            browser.click("#login");
            in(browser).givePassword(admin.newPerson("face-enroll")).consent();
            browser.await("Open this page with https.");
            look(browser, "camera-insecure");
        }
    }

    @Test
    void tooLittleLightIsSaidBeforeAnyPictureIsTaken() {
        try (Browser browser = Browser.with(FakeCamera.showingDark(Photos.FRANCK))) {
            reachCamera(browser);
            browser.await("More light");
            look(browser, "camera-dark");
        }
    }

    @Test
    void theCameraPageOfALogin() {
        Person enrolled = enrolled(Photos.FRANCK);
        try (Browser browser = Browser.with(FakeCamera.showingDark(Photos.FRANCK))) {
            in(browser).signIn(enrolled).reachApplication().stepUp();
            browser.await("More light");
            look(browser, "login");
            browser.click("#face-take");
            browser.await("Attempts left: 4");
            look(browser, "login-refused-dark");
        }
    }

    /** The picture of docs/images, taken while the page waits for an answer. */
    @Test
    void aFaceInTheOvalIsSent() {
        Person enrolled = enrolled(Photos.FRANCK);
        try (Browser browser = Browser.with(FakeCamera.showingADrawing())) {
            browser.inEveryPage("addEventListener('submit', (e) => {"
                    + " if (document.getElementById('face-camera')) e.preventDefault(); }, true);");
            in(browser).signIn(enrolled).reachApplication().stepUp();
            browser.await("Checking");
            look(browser, "login-sent");
            browser.darken();
            look(browser, "login-sent-dark");
        }
    }

    @ParameterizedTest
    @CsvSource({"en, ltr", "ar, rtl", "ja, ltr"})
    void thePagesSpeakTheLanguageOfTheRealm(String locale, String direction) {
        Properties messages = messages(locale);
        try (Browser browser = Browser.with(FakeCamera.showingDark(Photos.FRANCK))) {
            browser.open(app.uri("ui_locales=" + locale));
            browser.click("#login");
            in(browser).givePassword(admin.newPerson("face-enroll"));
            browser.await(messages.getProperty("faceConsentText"));
            look(browser, "consent-" + locale);
            in(browser).consent();
            browser.await(messages.getProperty("faceHintDark"));
            look(browser, "camera-" + locale);
            assertThat(browser.run("return getComputedStyle(document.querySelector('.face-form')).direction"))
                    .isEqualTo(direction);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "keycloak"})
    void otherThemesShowThePagesToo(String theme) {
        admin.useTheme(theme);
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            in(browser).signIn(admin.newPerson("face-enroll"));
            browser.await("Three pictures are taken");
            browser.screenshots("consent-theme-" + theme);
            assertThat(browser.barriersIn(".face-form")).isEmpty();
            in(browser).consent();
            browser.find("#face-video");
            assertThat(browser.barriersIn(".face-form")).isEmpty();
            in(browser).reachApplication();
        } finally {
            admin.useTheme("");
        }
    }

    private void reachCamera(Browser browser) {
        in(browser).signIn(admin.newPerson("face-enroll")).consent();
    }

    private static void look(Browser browser, String name) {
        browser.screenshots(name);
        assertThat(browser.barriers()).isEmpty();
    }

    private static Properties messages(String locale) {
        Properties messages = new Properties();
        try (Reader in = Files.newBufferedReader(MESSAGES.resolve("messages_" + locale + ".properties"))) {
            messages.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }
}
