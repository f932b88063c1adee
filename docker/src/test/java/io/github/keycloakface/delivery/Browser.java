package io.github.keycloakface.delivery;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium without a screen, whose camera shows a film. One person, one device: cookies are its own. */
final class Browser implements AutoCloseable {

    static final Dimension PHONE = new Dimension(360, 640);
    static final Dimension LAPTOP = new Dimension(1280, 800);

    /** The longest that any page may take, on a busy build machine too. */
    private static final Duration HANG = Duration.ofSeconds(40);

    private static final Path SCREENSHOTS = BuildFolder.TARGET.resolve("screenshots");

    private final ChromeDriver driver;
    private final Duration hang;

    private Browser(ChromeDriver driver, Duration hang) {
        this.driver = driver;
        this.hang = hang;
    }

    static Browser with(FakeCamera camera) {
        return start(options(camera, true));
    }

    /** The same one, which waits for as many tries of what may be tried again. */
    Browser patientFor(int tries) {
        return new Browser(driver, HANG.multipliedBy(tries));
    }

    /** To which this computer's servers are another one's, so that plain http is no secure context. */
    static Browser withForeignHost(String name, FakeCamera camera) {
        ChromeOptions options = options(camera, true);
        options.addArguments("--host-resolver-rules=MAP " + name + " 127.0.0.1");
        return start(options);
    }

    /**
     * To which a page server of the tests has the name and port of a web origin.
     *
     * @param origin host:port
     */
    static Browser withPageAt(String origin, int port) {
        return withPageAt(origin, port, FakeCamera.showingNobody());
    }

    static Browser withPageAt(String origin, int port, FakeCamera camera) {
        ChromeOptions options = options(camera, true);
        options.addArguments("--host-resolver-rules=MAP " + origin + " 127.0.0.1:" + port);
        return start(options);
    }

    /** Somebody pressed "block". */
    static Browser withDeniedCamera() {
        ChromeOptions options = options(FakeCamera.showing(Photos.FRANCK), false);
        options.setExperimentalOption("prefs", Map.of("profile.default_content_setting_values.media_stream_camera", 2));
        return start(options);
    }

    private static ChromeOptions options(FakeCamera camera, boolean allowed) {
        ChromeOptions options = new ChromeOptions();
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--lang=en");
        if (allowed) {
            options.addArguments("--use-fake-ui-for-media-stream");
        }
        if (camera.film() != null) {
            options.addArguments("--use-fake-device-for-media-stream");
            options.addArguments("--use-file-for-fake-video-capture=" + camera.film());
        }
        return options;
    }

    private static Browser start(ChromeOptions options) {
        Path chromium = onPath("chromium");
        Path chromedriver = onPath("chromedriver");
        assumeTrue(
                chromium != null && chromedriver != null,
                "NO BROWSER TEST RUNS: chromium and chromedriver are not on this machine's PATH");
        options.setBinary(chromium.toFile());
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .withSilent(true)
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options), HANG);
        browser.resize(LAPTOP);
        return browser;
    }

    private static Path onPath(String command) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    void resize(Dimension size) {
        // not the window, which is larger than the page by what a browser draws around it
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width", size.getWidth(),
                        "height", size.getHeight(),
                        "deviceScaleFactor", 1,
                        "mobile", size.equals(PHONE)));
    }

    void open(URI uri) {
        driver.get(uri.toString());
    }

    void back() {
        driver.navigate().back();
    }

    void reload() {
        driver.navigate().refresh();
    }

    /** Opens and selects a second tab. */
    String newTab() {
        String before = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        return before;
    }

    void select(String tab) {
        driver.switchTo().window(tab);
    }

    /** The visible element that a CSS selector names, waited for. */
    WebElement find(String css) {
        return new WebDriverWait(driver, hang)
                .withMessage(() -> "no visible " + css + " on " + driver.getCurrentUrl() + ":\n" + text())
                .until(ignored -> all(css).stream().findFirst().orElse(null));
    }

    private List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .filter(element -> isDisplayed(element))
                .toList();
    }

    private static boolean isDisplayed(WebElement element) {
        try {
            return element.isDisplayed();
        } catch (StaleElementReferenceException gone) {
            return false;
        }
    }

    boolean shows(String css) {
        return !all(css).isEmpty();
    }

    void click(String css) {
        find(css).click();
    }

    /** The visible element of a kind whose text begins so. */
    void clickText(String css, String text) {
        new WebDriverWait(driver, hang)
                .withMessage(() -> "no " + css + " '" + text + "' on " + driver.getCurrentUrl() + ":\n" + text())
                .until(ignored -> all(css).stream()
                        .filter(element -> element.getText().strip().startsWith(text))
                        .findFirst()
                        .orElse(null))
                .click();
    }

    /** As on a device that is set to dark colors. */
    void darken() {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    }

    /** As after a day: the server no longer knows this browser. */
    void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    /** Runs a script in every page before its own. */
    void inEveryPage(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    void type(String css, String text) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    /** Picks a file of this computer. */
    void choose(String css, Path file) {
        find(css).sendKeys(file.toString());
    }

    /** Waits until a text is on the page. */
    void await(String text) {
        new WebDriverWait(driver, hang)
                .withMessage(() -> "'" + text + "' is not on " + driver.getCurrentUrl() + ":\n" + text())
                .until(ignored -> text().contains(text));
    }

    /** Waits until a script says true. */
    void awaitTrue(String script) {
        new WebDriverWait(driver, hang).withMessage(script).until(ignored -> Boolean.TRUE.equals(run(script)));
    }

    String text() {
        List<WebElement> bodies = driver.findElements(By.tagName("body"));
        try {
            return bodies.isEmpty() ? "" : bodies.get(0).getText();
        } catch (StaleElementReferenceException navigated) {
            return "";
        }
    }

    String url() {
        return driver.getCurrentUrl();
    }

    /** Runs a script, and waits for what it promises. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /**
     * What axe finds wrong with the page for people with disabilities, a line each. Left out: the read-only user name
     * that Keycloak's own template puts above a second step, without a label.
     */
    List<String> barriers() {
        return barriers(new AxeBuilder().exclude("#kc-attempted-username").analyze(driver));
    }

    /** The same within a part of the page. */
    List<String> barriersIn(String css) {
        return barriers(new AxeBuilder().include(css).analyze(driver));
    }

    private static List<String> barriers(Results results) {
        return results.getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml()))
                .toList();
    }

    /** Keeps the page as it looks now, on a phone and on a laptop. */
    void screenshots(String name) {
        for (Dimension size : List.of(PHONE, LAPTOP)) {
            resize(size);
            screenshot(name + "-" + size.getWidth() + "x" + size.getHeight());
        }
    }

    private void screenshot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
