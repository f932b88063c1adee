package io.github.keycloakface.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import java.util.List;
import java.util.Map;

/** What Keycloak itself keeps of users' faces, and of what administrators did with them. */
record FaceRecords(AdminApi admin) {

    List<JsonNode> credentials(Person person) {
        return AdminApi.list(admin.call("GET", "users/" + person.id() + "/credentials", null));
    }

    /** A row as from another time. */
    void addFace(Person person, String modelId, String secretData) {
        admin.call(
                "PUT",
                "users/" + person.id(),
                Map.of(
                        "credentials",
                        List.of(Map.of(
                                "type",
                                "face",
                                "userLabel",
                                "of old",
                                "secretData",
                                secretData,
                                "credentialData",
                                "{\"modelId\":\"" + modelId + "\",\"quality\":80,\"consentTime\":0}"))));
    }

    void keepAdminEvents() {
        ObjectNode config = (ObjectNode) admin.call("GET", "events/config", null);
        admin.call(
                "PUT", "events/config", config.put("adminEventsEnabled", true).put("adminEventsDetailsEnabled", true));
    }

    /** Of the face API. */
    List<JsonNode> adminEvents(Person person) {
        return AdminApi.list(admin.call("GET", "admin-events?resourcePath=face/users/" + person.id() + "/*", null));
    }
}
