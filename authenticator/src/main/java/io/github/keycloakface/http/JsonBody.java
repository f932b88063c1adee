package io.github.keycloakface.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads a body that is one JSON object into a record, strictly: a member that is not known, there twice or of another
 * type is refused and named. An image is a {@link Base64Text}, decoded while it is read.
 */
public final class JsonBody {

    /** How much may come is for the stream to say, see {@link CappedBody}. */
    private static final int AS_LONG_AS_THE_BODY = Integer.MAX_VALUE;

    /** Far more than the members of any request: ten megabytes of empty images would be a gigabyte of objects. */
    private static final int MAX_TOKENS = 1000;

    private static final JsonMapper STRICT = JsonMapper.builder(reader())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addModule(new SimpleModule().addDeserializer(Base64Text.class, new Image()))
            .build();

    private JsonBody() {}

    private static JsonFactory reader() {
        JsonFactory reader = FaceJson.reader(AS_LONG_AS_THE_BODY);
        return reader.setStreamReadConstraints(reader.streamReadConstraints()
                .rebuild()
                .maxTokenCount(MAX_TOKENS)
                .build());
    }

    /**
     * Reads all of a body.
     *
     * @param type a record of strings, numbers, images, records and lists of them
     * @throws ProblemException MALFORMED_JSON or BODY_TOO_LARGE
     */
    public static <T> T read(InputStream body, Class<T> type) throws ProblemException {
        try {
            T read = STRICT.readValue(body, type);
            if (read != null) {
                return read;
            }
        } catch (IOException e) {
            throw problem(e);
        }
        throw new ProblemException(Reason.MALFORMED_JSON);
    }

    private static ProblemException problem(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException) {
                return new ProblemException(Reason.BODY_TOO_LARGE);
            }
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            return malformed("The body has a member that is not known here: send "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + " only.");
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return malformed("The member " + path(mapping.getPath())
                    + " is of another type: look it up in the API's documentation.");
        }
        return new ProblemException(Reason.MALFORMED_JSON);
    }

    /** Of names that the records have: what a caller invented was refused before. */
    private static String path(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName())
                .collect(Collectors.joining())
                .substring(1);
    }

    private static ProblemException malformed(String sentence) {
        return new ProblemException(FaceProblem.of(Reason.MALFORMED_JSON, sentence));
    }

    private static final class Image extends StdDeserializer<Base64Text> {

        private static final long serialVersionUID = 1L;

        Image() {
            super(Base64Text.class);
        }

        @Override
        public Base64Text deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Base64Text) context.handleUnexpectedToken(Base64Text.class, parser);
            }
            Base64Text text = new Base64Text(parser.getTextLength());
            parser.getText(text);
            return text;
        }
    }
}
