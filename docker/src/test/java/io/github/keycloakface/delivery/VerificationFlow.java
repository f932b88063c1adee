package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.MailServer.Mail;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What every test of a face check that an administrator asks for stands on: a mail server, and the API. */
abstract class VerificationFlow extends FaceFlow {

    protected final VerificationApi api;
    protected final FaceApi face;
    protected MailServer mails;

    VerificationFlow(KeycloakServer server, FaceApi face) {
        super(server);
        this.api = new VerificationApi(face);
        this.face = face;
    }

    /** By an administrator, which is faster than before a camera. */
    @Override
    protected Person enrolled(String photo) {
        Person person = admin.newPerson();
        FaceUsers.asAdmin(face).enrolled(person, photo);
        return person;
    }

    @BeforeAll
    void startMails() {
        mails = MailServer.start();
        sendMailsTo(mails.port());
    }

    @AfterAll
    void stopMails() {
        mails.close();
    }

    protected void sendMailsTo(int port) {
        changeRealm(Map.of(
                "smtpServer",
                Map.of("host", "127.0.0.1", "port", Integer.toString(port), "from", "keycloak@face-demo.test")));
    }

    protected void changeRealm(Map<String, Object> members) {
        ObjectNode realm = (ObjectNode) admin.call("GET", "", null);
        members.forEach(realm::putPOJO);
        admin.call("PUT", "", realm);
    }

    protected void changeUser(Person person, Map<String, Object> members) {
        ObjectNode user = (ObjectNode) admin.call("GET", "users/" + person.id(), null);
        members.forEach(user::putPOJO);
        admin.call("PUT", "users/" + person.id(), user);
    }

    protected Mail lastMail(Person person) {
        List<Mail> all = mails.to(person.name());
        return all.get(all.size() - 1);
    }

    protected String status(Person person, String id) {
        return api.read(person, id).text("status");
    }

    /** Details of a person's events that name a verification, newest first. */
    protected List<JsonNode> told(Person person, String type) {
        return admin.events(person, type).stream()
                .map(event -> event.get("details"))
                .filter(details -> details.has("face_verification"))
                .toList();
    }

    protected static void look(Browser browser, String name) {
        browser.screenshots(name);
        assertThat(browser.barriers()).isEmpty();
    }
}
