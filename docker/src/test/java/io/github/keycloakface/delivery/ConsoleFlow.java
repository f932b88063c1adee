package io.github.keycloakface.delivery;

import io.github.keycloakface.delivery.AdminApi.Person;
import java.net.URI;

/** What tests of the page for administrators stand on. */
abstract class ConsoleFlow extends FaceFlow {

    ConsoleFlow(KeycloakServer server) {
        super(server);
    }

    protected void signIn(Browser browser, Person person) {
        browser.click("#sign-in");
        in(browser).givePassword(person);
        browser.find("#sign-out");
    }

    protected URI console(String realm) {
        return server.uri("/realms/" + realm + "/face/console");
    }

    protected Person administrator(String... roles) {
        Person person = admin.newPerson();
        admin.grant(person.id(), roles);
        return person;
    }
}
