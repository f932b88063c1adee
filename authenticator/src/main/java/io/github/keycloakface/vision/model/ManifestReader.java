package io.github.keycloakface.vision.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Turns bytes into a {@link ModelManifest}, strictly: the manifest decides which weights are trusted and what a score
 * means, so a typing error must not pass for a default.
 */
final class ManifestReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private final String where;

    ManifestReader(String where) {
        this.where = where;
    }

    ModelManifest read(byte[] json) throws ModelException {
        JsonNode tree = parse(json);
        checkSchema(tree);
        refuseNulls(tree, "");
        try {
            return JSON.treeToValue(tree, ModelManifest.class);
        } catch (JsonMappingException e) {
            throw new ModelException(where + ", " + path(e) + explain(e), e);
        } catch (JsonProcessingException e) {
            throw new ModelException(where + ": " + e.getOriginalMessage(), e);
        }
    }

    private JsonNode parse(byte[] json) throws ModelException {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            throw new ModelException(where + " is not valid JSON: " + e.getOriginalMessage() + line, e);
        } catch (IOException e) {
            throw new ModelException(where + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** First of all, so that a manifest of a later format is not blamed for its new members. */
    private void checkSchema(JsonNode tree) throws ModelException {
        if (!tree.isObject()) {
            throw new ModelException(where + " is not a JSON object");
        }
        JsonNode schema = tree.path("schema");
        if (!schema.isInt() || schema.intValue() != ModelManifest.SCHEMA) {
            throw new ModelException(where + ", schema: " + (schema.isMissingNode() ? "missing" : "is " + schema)
                    + "; this version reads schema " + ModelManifest.SCHEMA + " only");
        }
    }

    private void refuseNulls(JsonNode node, String path) throws ModelException {
        if (node.isNull()) {
            throw new ModelException(where + ", " + path + ": is null; leave the member out or give it a value");
        }
        int index = 0;
        for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
            refuseNulls(element, path + "[" + index++ + "]");
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            refuseNulls(member.getValue(), path.isEmpty() ? member.getKey() : path + "." + member.getKey());
        }
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String explain(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return ": unknown member; known here are "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .toList();
        }
        if (e instanceof InvalidFormatException invalid && invalid.getTargetType() == ModelTask.class) {
            return ": '" + invalid.getValue()
                    + "' is not a task; known are detector, landmarks, embedder, liveness, pose";
        }
        if (e.getOriginalMessage().startsWith("Missing required creator property")) {
            return ": missing";
        }
        return ": " + e.getOriginalMessage();
    }
}
