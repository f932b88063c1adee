package io.github.keycloakface.delivery;

import io.github.keycloakface.delivery.AdminApi.Person;

/** What a person does in a browser, step by step. */
record Story(Browser browser, DemoApp app) {

    Story begin() {
        browser.open(app.uri());
        return this;
    }

    Story signIn(Person person) {
        begin();
        browser.click("#login");
        return givePassword(person);
    }

    Story givePassword(Person person) {
        browser.type("#username", person.name());
        browser.type("#password", person.password());
        browser.click("#kc-login");
        return this;
    }

    /** Who is known already is asked for the password only. */
    Story givePasswordAgain(Person person) {
        browser.type("#password", person.password());
        browser.click("#kc-login");
        return this;
    }

    /** Fills the form for somebody new, with the same word as name and password. */
    Story register(String name) {
        begin();
        browser.click("#register");
        browser.type("#username", name);
        browser.type("#password", name);
        browser.type("#password-confirm", name);
        browser.type("#email", name + "@face-demo.test");
        browser.type("#firstName", "Nina");
        browser.type("#lastName", "New");
        browser.click("input[type=submit]");
        return this;
    }

    /** From the application, for a person who is signed in. */
    Story enroll() {
        browser.click("#enroll");
        return consent();
    }

    Story consent() {
        browser.click("button[name=face-consent][value=accept]");
        return this;
    }

    Story stepUp() {
        browser.click("#step-up");
        return this;
    }

    Story reachApplication() {
        browser.find("#claims");
        return this;
    }

    String claim(String name) {
        return browser.find("#claims [data-claim=" + name + "]").getText();
    }
}
