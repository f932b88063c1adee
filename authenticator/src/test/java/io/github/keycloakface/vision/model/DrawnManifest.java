package io.github.keycloakface.vision.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A valid manifest of a detector and an embedder, to be bent by a test. */
final class DrawnManifest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String VALID = """
            {"schema": 1, "pack": "drawn",
             "sources": [{"id": "s", "npm": "pack@1.0.0", "integrity": "sha512-%s==", "licence": "MIT"}],
             "models": [
              {"id": "d-1", "task": "detector", "adapter": "yunet", "file": "d.onnx", "sha256": "%s", "licence": "MIT",
               "origin": "drawn", "source": "s", "sourcePath": "model/d.onnx", "card": "cards/d.md",
               "input": {"name": "input", "shape": [1, 3, -1, -1], "color": "BGR", "mean": 0, "scale": 1},
               "outputs": [{"name": "a", "shape": [1, -1, 4]}], "settings": {"minScore": 0.9}},
              {"id": "e-1", "task": "embedder", "adapter": "aligned-112", "file": "e.onnx", "sha256": "%s",
               "licence": "MIT", "origin": "drawn",
               "input": {"name": "input", "shape": [1, 3, 112, 112], "color": "RGB", "mean": 0, "scale": 1},
               "outputs": [{"name": "out", "shape": [1, 128]}],
               "calibration": {"measuredOn": "drawn", "measuredDownTo": 0.001,
                "points": [{"cosine": 0.3, "fmr": 0.1}, {"cosine": 0.4, "fmr": 0.001}]}}]}
            """;

    private final ObjectNode tree;

    private DrawnManifest(ObjectNode tree) {
        this.tree = tree;
    }

    static DrawnManifest valid() {
        try {
            return new DrawnManifest(
                    (ObjectNode) JSON.readTree(VALID.formatted("A".repeat(86), "a".repeat(64), "b".repeat(64))));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a member, creating it where it is not. */
    DrawnManifest with(String pointer, String json) {
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = tree.at(at.head());
        try {
            JsonNode value = JSON.readTree(json);
            if (parent instanceof ArrayNode array) {
                array.set(at.last().getMatchingIndex(), value);
            } else {
                ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    DrawnManifest without(String pointer) {
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = tree.at(at.head());
        if (parent instanceof ArrayNode array) {
            array.remove(at.last().getMatchingIndex());
        } else {
            ((ObjectNode) parent).remove(at.last().getMatchingProperty());
        }
        return this;
    }

    DrawnManifest repeating(int model) {
        ArrayNode models = (ArrayNode) tree.path("models");
        models.add(models.get(model).deepCopy());
        return this;
    }

    Path in(Path folder) throws IOException {
        Files.writeString(folder.resolve(ModelStore.MANIFEST), tree.toString());
        return folder;
    }
}
