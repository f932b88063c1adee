package io.github.keycloakface.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakface.vision.verify.ComparedPair;
import io.github.keycloakface.vision.verify.DetectedIn;
import io.github.keycloakface.vision.verify.Verification;

/** The comparison as JSON, best pair first; scores as in the REST contract, where they are called confidence. */
final class VerificationJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private VerificationJson() {}

    static String of(Verification verification) {
        ObjectNode root = JSON.createObjectNode();
        for (ComparedPair pair : verification.pairs()) {
            ObjectNode node = root.withArrayProperty("matchedFaces").addObject();
            node.put("matchResult", pair.match() ? 1 : 0);
            node.put("confidence", pair.score());
            node.set("image1_face", face(pair.face1()));
            node.set("image2_face", face(pair.face2()));
        }
        return root.toPrettyString();
    }

    private static ObjectNode face(DetectedIn detected) {
        ObjectNode node = JSON.createObjectNode();
        node.set("faceRectangle", JSON.valueToTree(detected.rectangle()));
        node.put("quality", detected.face().quality().score());
        node.set("qualityComponents", JSON.valueToTree(detected.face().quality().components()));
        node.put("roll", detected.face().rollDegrees());
        return node;
    }
}
