package io.github.keycloakface.evaluation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloakface.vision.model.ModelManifest;
import java.io.IOException;
import java.util.StringJoiner;

/**
 * Puts a calibration into the text of a manifest and leaves every other character as it is: manifests are written and
 * reviewed by people, who should see in a diff what has changed and nothing else.
 */
public final class ManifestText {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String INDENT = "      ";
    private static final int IN_A_ROW = 10;

    /** Where the calibration goes: from and to are the same where there is none yet. */
    private record Place(int from, int to) {}

    private ManifestText() {}

    /**
     * Replaces the embedder's calibration, or adds it.
     *
     * @param manifest a whole {@code manifest.json}
     * @throws IOException when the text is no JSON or names no embedder
     */
    public static String with(String manifest, ModelManifest.Calibration calibration) throws IOException {
        Place place = find(manifest);
        String text = (place.from == place.to ? ",\n" + INDENT + "\"calibration\": " : "") + text(calibration);
        return manifest.substring(0, place.from) + text + manifest.substring(place.to);
    }

    private static Place find(String manifest) throws IOException {
        try (JsonParser parser = JSON.createParser(manifest)) {
            while (parser.nextToken() != null) {
                boolean models = parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("models")
                        && parser.getParsingContext().getParent().inRoot();
                if (models && parser.nextToken() == JsonToken.START_ARRAY) {
                    return embedder(parser);
                }
            }
        }
        throw noEmbedder();
    }

    private static Place embedder(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            boolean found = false;
            Place calibration = null;
            int end = 0;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                parser.nextToken();
                found |= member.equals("task") && parser.getText().equals("embedder");
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                // for an object the token is its closing brace, for a text the location lies behind it
                end = (int) parser.currentLocation().getCharOffset();
                if (member.equals("calibration")) {
                    calibration = new Place(start, end);
                }
            }
            if (found) {
                return calibration == null ? new Place(end, end) : calibration;
            }
        }
        throw noEmbedder();
    }

    private static IOException noEmbedder() {
        return new IOException("the manifest names no model whose task is embedder");
    }

    private static String text(ModelManifest.Calibration calibration) throws IOException {
        StringJoiner points = new StringJoiner(",\n");
        for (ModelManifest.Point point : calibration.points()) {
            points.add(INDENT + "    {\"cosine\": " + point.cosine() + ", \"fmr\": " + number(point.fmr()) + "}");
        }
        return "{\n" + INDENT + "  \"measuredOn\": " + JSON.writeValueAsString(calibration.measuredOn()) + ",\n"
                + INDENT + "  \"measuredDownTo\": " + number(calibration.measuredDownTo()) + ",\n"
                + INDENT + "  \"points\": [\n" + points + "\n" + INDENT + "  ]" + center(calibration) + "\n" + INDENT
                + "}";
    }

    private static String center(ModelManifest.Calibration calibration) {
        if (calibration.center().isEmpty()) {
            return "";
        }
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < calibration.center().size(); i++) {
            rows.append(i == 0 ? "" : ",")
                    .append(i % IN_A_ROW == 0 ? "\n" + INDENT + "    " : " ")
                    .append(number(calibration.center().get(i)));
        }
        return ",\n" + INDENT + "  \"center\": [" + rows + "\n" + INDENT + "  ]";
    }

    private static String number(double value) {
        return Double.toString(value).replace('E', 'e');
    }
}
