package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import java.util.Base64;
import java.util.List;

/** The admin API's addresses for the faces of users, called with one token. */
record FaceUsers(FaceApi api, String token) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static FaceUsers asAdmin(FaceApi api) {
        return new FaceUsers(api, api.adminToken());
    }

    static ObjectNode photos(byte[]... photos) {
        ObjectNode body = JSON.createObjectNode();
        for (byte[] photo : photos) {
            body.withArrayProperty("images").add(Base64.getEncoder().encodeToString(photo));
        }
        return body;
    }

    static ObjectNode photo(byte[] photo) {
        return JSON.createObjectNode().put("image", Base64.getEncoder().encodeToString(photo));
    }

    FaceAnswer enroll(Person person, byte[]... photos) {
        return enroll(person, photos(photos));
    }

    FaceAnswer enroll(Person person, JsonNode body) {
        return post(references(person.id()), body.toString());
    }

    /** Id of the new reference. */
    String enrolled(Person person, String photo) {
        FaceAnswer answer = enroll(person, Photos.bytes(photo));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asText();
    }

    FaceAnswer list(Person person) {
        return send("GET", references(person.id()), null);
    }

    List<JsonNode> listed(Person person) {
        FaceAnswer answer = list(person);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return AdminApi.list(answer.json());
    }

    FaceAnswer delete(Person person, String reference) {
        return send("DELETE", references(person.id()) + "/" + reference, null);
    }

    FaceAnswer verify(Person person, String photo) {
        return verify(person, photo(Photos.bytes(photo)));
    }

    FaceAnswer verify(Person person, JsonNode body) {
        return post("users/" + person.id() + "/verify", body.toString());
    }

    FaceAnswer post(String path, String body) {
        return send("POST", path, body);
    }

    /** @param path below {@code face/} */
    FaceAnswer send(String method, String path, String body) {
        return api.send(method, "/admin/realms/face-demo/face/" + path, body, token);
    }

    static String references(String userId) {
        return "users/" + userId + "/references";
    }
}
