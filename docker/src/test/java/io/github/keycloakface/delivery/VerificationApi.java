package io.github.keycloakface.delivery;

import io.github.keycloakface.delivery.AdminApi.Person;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** The addresses by which an administrator asks for a face check, and the one to which its link leads. */
record VerificationApi(FaceApi api) {

    FaceAnswer ask(Person person, String door) {
        return post(person, "{\"door\":\"" + door + "\"}");
    }

    FaceAnswer post(Person person, String body) {
        return send("POST", path(person), body);
    }

    FaceAnswer read(Person person, String id) {
        return send("GET", path(person) + "/" + id, null);
    }

    FaceAnswer list(Person person) {
        return send("GET", path(person), null);
    }

    FaceAnswer cancel(Person person, String id) {
        return send("DELETE", path(person) + "/" + id, null);
    }

    static String path(Person person) {
        return "/admin/realms/face-demo/face/users/" + person.id() + "/verifications";
    }

    /** As a program that scans mails does; gives the status. */
    int follow(URI link) {
        return api.send(api.request(link).build()).status();
    }

    /** Posts pictures to where a link leads, without a browser; gives the page. */
    FaceAnswer show(URI link, String... frames) {
        return api.send(api.request(link)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(HttpLogin.encoded(HttpLogin.form(List.of(frames)))))
                .build());
    }

    private FaceAnswer send(String method, String path, String body) {
        return api.send(method, path, body, api.adminToken());
    }
}
