package io.github.keycloakface.delivery;

import static io.github.keycloakface.delivery.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import org.junit.jupiter.api.Test;

/** An enrolled face is a credential like any other: seen, renamed and deleted where the others are. */
class AccountIT extends FaceFlow {

    AccountIT(KeycloakServer server) {
        super(server);
    }

    @Test
    void itsOwnerSeesAndDeletesIt() {
        Person person = enrolled(Photos.FRANCK);
        String id = admin.faces(person).get(0).get("id").asText();
        admin.rename(person, id, "With glasses");
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            in(browser).signIn(person).reachApplication().stepUp().reachApplication();
            browser.open(server.uri("/realms/face-demo/account/account-security/signing-in"));
            browser.await("With glasses");
            browser.await("Sign in with your face as a second step.");
            browser.screenshots("account-console");
            browser.clickText("button", "Delete");
            browser.click("#kc-accept");
            await(() -> admin.faces(person).isEmpty());
        }
        assertThat(admin.events(person, "REMOVE_CREDENTIAL"))
                .hasSize(1)
                .allSatisfy(event -> assertThat(
                                event.get("details").get("credential_type").asText())
                        .isEqualTo("face"));
    }

    @Test
    void anAdministratorSeesNothingBiometricAndDeletesIt() {
        Person person = enrolled(Photos.FRANCK);
        var face = admin.faces(person).get(0);
        assertThat(face.has("secretData")).isFalse();
        assertThat(face.get("credentialData").asText())
                .contains("modelId", "quality")
                .hasSizeLessThan(200);

        admin.deleteCredential(person, face.get("id").asText());

        assertThat(admin.faces(person)).isEmpty();
        try (Browser browser = Browser.with(FakeCamera.showing(Photos.FRANCK))) {
            in(browser).signIn(person).reachApplication().stepUp();
            browser.find("#kc-error-message");
        }
    }
}
