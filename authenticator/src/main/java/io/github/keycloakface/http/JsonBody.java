package io.github.keycloakface.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The body of a call that changes something: one JSON object, as long as allowed, in which every member is known, there
 * once, and of its type. A member that is misspelled must not silently become a default. A component of type
 * {@link Base64Text}, or a list of them, is an image.
 *
 * @param <T> a record; its components are the members
 */
public final class JsonBody<T extends Record> {

    /** Far more than the members of any request: ten megabytes of empty texts would be a gigabyte of objects. */
    private static final int MAX_TOKENS = 1000;

    private final ObjectReader reader;
    private final int maxBytes;
    private final List<String> members;

    /**
     * Makes the reader of one kind of body.
     *
     * @param maxBytes the longest body that is read, 1 or more
     */
    public JsonBody(Class<T> type, int maxBytes) {
        this.reader = JsonMapper.builder(factory(maxBytes))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, JsonBody::asItIs)
                .addModule(new SimpleModule().addDeserializer(Base64Text.class, new ImageText()))
                .build()
                .readerFor(type);
        this.maxBytes = maxBytes;
        this.members = Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .toList();
    }

    private static JsonFactory factory(int maxBytes) {
        JsonFactory factory = FaceJson.reader(maxBytes);
        return factory.setStreamReadConstraints(factory.streamReadConstraints()
                .rebuild()
                .maxTokenCount(MAX_TOKENS)
                .build());
    }

    private static void asItIs(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    /**
     * Reads the body.
     *
     * @throws ProblemException it is too long, or not what it must be: the sentence names the member
     */
    public T read(InputStream body) throws ProblemException {
        try (InputStream capped = new CappedBody(body, maxBytes)) {
            T read = reader.readValue(capped);
            if (read == null) {
                throw new ProblemException(Reason.MALFORMED_JSON);
            }
            return read;
        } catch (UnrecognizedPropertyException e) {
            throw refused("A member is not known: send only " + members.stream().collect(Collectors.joining(", ")));
        } catch (JsonMappingException e) {
            throw tooLarge(e) ? new ProblemException(Reason.BODY_TOO_LARGE) : wrongMember(e);
        } catch (BodyTooLargeException e) {
            throw new ProblemException(Reason.BODY_TOO_LARGE);
        } catch (IOException e) {
            throw new ProblemException(Reason.MALFORMED_JSON);
        }
    }

    /**
     * Makes the refusal of a value that is of its type and still cannot be.
     *
     * @param sentence names the member and what it must be, and holds nothing that was sent
     */
    public static ProblemException refused(String sentence) {
        return new ProblemException(FaceProblem.of(Reason.MALFORMED_JSON, sentence + "."));
    }

    /**
     * Requires a number to be in its range.
     *
     * @param value null when the member is absent, which is always right
     */
    public static void requireWithin(String member, Integer value, int least, int most) throws ProblemException {
        if (value != null && (value < least || value > most)) {
            throw refused(member + " must be a whole number from " + least + " to " + most);
        }
    }

    /** Jackson wraps what a stream throws while a value is bound, once for each list and record around it. */
    private static boolean tooLarge(JsonProcessingException e) {
        Throwable cause = e;
        while (cause != null && !(cause instanceof BodyTooLargeException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    /** Only our own names are repeated: a name that was sent is not ours to print. */
    private ProblemException wrongMember(JsonMappingException e) {
        Optional<String> member = e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(members::contains)
                .findFirst();
        return member.map(name -> refused("The member " + name + " is not of its type: see the documentation"))
                .orElseGet(() -> new ProblemException(Reason.MALFORMED_JSON));
    }
}
