package io.github.keycloakface.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is the same in all requests of a run.
 *
 * @param minQuality 21..100, or null for the server's own
 * @param consentVersion of the text that all the people agreed to, or null
 * @param consentTime when, milliseconds since the epoch
 */
public record PhotoBody(Integer minQuality, String consentVersion, long consentTime) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    byte[] of(byte[] photo, String importId) {
        ObjectNode body = JSON.createObjectNode();
        body.putArray("images").add(photo);
        body.put("importId", importId);
        if (minQuality != null) {
            body.put("minQuality", minQuality);
        }
        if (consentVersion != null) {
            body.putObject("consent").put("version", consentVersion).put("time", consentTime);
        }
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that has no JSON form", e);
        }
    }
}
