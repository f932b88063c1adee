package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;

/**
 * The whole step is in sight on laptops and phones, in a language of long words, and stands still whatever the page
 * says. The camera shows too little light, so that the page waits.
 */
class CameraLayoutIT extends ChallengeFlow {

    private static final List<Dimension> SIZES = List.of(
            Browser.LAPTOP, new Dimension(1366, 768), Browser.PHONE, new Dimension(390, 844), new Dimension(844, 390));

    /** Of the page's own texts, the longest of those that wait for a person. */
    private static final String WAITING = "Mehr Licht: Drehen Sie sich zu einem Fenster oder einer Lampe.";

    private static final String IN_SIGHT = """
            scrollTo(0, 0);
            return ['#kc-page-title', '#face-hint', '#face-stage', '#face-take'].every((css) => {
              const { top, bottom, left, right } = document.querySelector(css).getBoundingClientRect();
              return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
            });
            """;

    /** Says all that can be said where it is said, and tells what makes the picture or the button move. */
    private static final String MOVERS = """
            const hint = document.getElementById('face-hint');
            const advice = document.getElementById('face-advice');
            const places = () => ['face-stage', 'face-take']
              .map((id) => document.getElementById(id).getBoundingClientRect())
              .map(({ top, bottom, left, right }) => [top, bottom, left, right]).join();
            const before = places();
            return Object.entries(document.getElementById('face-camera').dataset)
              .map(([name, words]) => [name, words, name.startsWith('hint') ? hint : advice])
              .filter(([name, , place]) => /^(hint|move)/.test(name) && place)
              .filter(([, words, place]) => {
                const said = place.textContent;
                place.textContent = words;
                const moved = places() !== before;
                place.textContent = said;
                return moved;
              }).join();
            """;

    /** Tells when the page has answered to another width: whoever listens later is told later. */
    private static final String LISTEN = """
            const [width] = arguments;
            window.isLaidOut = innerWidth === width;
            addEventListener('resize', () => { window.isLaidOut = innerWidth === width; });
            """;

    /** Of the picture, in the page: it is scrolled to when a challenge begins. */
    private static final String PLACE = """
            const { top, left, width, height } = document.getElementById('face-stage').getBoundingClientRect();
            return [top + scrollY, left, width, height].join();
            """;

    CameraLayoutIT(KeycloakServer server, FaceApi face) {
        super(server, face);
    }

    @Test
    void aLogin() {
        Person person = enrolled(Photos.FRANCK);
        try (Browser browser = waiting()) {
            openLogin(browser, person);
            assertFits(browser, SIZES);
            assertNoBarriers(browser);

            browser.resize(Browser.LAPTOP);
            browser.click("#face-take");
            browser.await("Verbleibende Versuche: 4");
            browser.await(WAITING);
            // on its side, a phone has no room for what was wrong besides
            assertFits(browser, SIZES.subList(0, 4));
        }
    }

    @Test
    void anEnrollment() {
        try (Browser browser = waiting()) {
            open(browser, admin.newPerson("face-enroll")).consent();
            assertFits(browser, SIZES);
            assertNoBarriers(browser);
        }
    }

    @Test
    void aLink() {
        Person person = enrolled(Photos.FRANCK);
        changeUser(person, Map.of("attributes", Map.of("locale", List.of("de"))));
        api.ask(person, "email");
        try (Browser browser = waiting()) {
            browser.open(URI.create(lastMail(person).link() + "&ui_locales=de"));
            browser.click("#face-start");
            browser.await(WAITING);
            assertFits(browser, SIZES);
            assertNoBarriers(browser);
        }
    }

    /** The server's answers do not come, so that it stays at its first step. */
    @Test
    void aChallenge() {
        Person person = enrolled(Photos.FRANCK);
        step("active", "moves-and-light");
        try (Browser browser = waiting()) {
            openLogin(browser, person);
            // on its side, a phone has no room for the warning of colored light besides
            assertFits(browser, SIZES.subList(0, 4));
            assertNoBarriers(browser);
            // that check left the tab, after which the camera starts anew
            browser.await(WAITING);
            browser.run("const real = fetch; window.fetch = (address, options) =>"
                    + " String(address).endsWith('/looks') ? new Promise(() => {}) : real(address, options);");
            Object before = browser.run(PLACE);
            browser.click("#face-take");
            browser.awaitTrue("return document.getElementById('face-stage').dataset.move === 'front'");

            assertThat(browser.run(PLACE)).isEqualTo(before);
            assertThat(browser.run(MOVERS)).isEqualTo("");
        }
    }

    private static Browser waiting() {
        return Browser.with(FakeCamera.showingDark(Photos.FRANCK));
    }

    private void openLogin(Browser browser, Person person) {
        open(browser, person).reachApplication().stepUp();
        browser.await(WAITING);
    }

    private Story open(Browser browser, Person person) {
        browser.open(app.uri("ui_locales=de"));
        browser.click("#login");
        return in(browser).givePassword(person);
    }

    private static void assertFits(Browser browser, List<Dimension> sizes) {
        browser.await(WAITING);
        for (Dimension size : sizes) {
            browser.run(LISTEN, size.getWidth());
            browser.resize(size);
            browser.awaitTrue("return window.isLaidOut");
            browser.awaitTrue(IN_SIGHT);
            assertThat(browser.run(MOVERS)).as(size.toString()).isEqualTo("");
        }
    }

    private static void assertNoBarriers(Browser browser) {
        assertThat(browser.barriers()).isEmpty();
        browser.darken();
        assertThat(browser.barriers()).isEmpty();
    }
}
