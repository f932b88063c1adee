package io.github.keycloakface.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import java.util.List;

/** What Keycloak itself keeps of users' faces, and of what administrators did with them. */
record FaceRecords(AdminApi admin) {

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
