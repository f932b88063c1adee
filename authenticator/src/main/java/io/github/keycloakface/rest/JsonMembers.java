package io.github.keycloakface.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.keycloakface.http.Base64Text;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads the members of a JSON object from a stream. */
final class JsonMembers {

    private final JsonParser parser;
    private final RequestMembers members;

    private JsonMembers(JsonParser parser, RequestMembers members) {
        this.parser = parser;
        this.members = members;
    }

    static RequestMembers read(JsonFactory factory, InputStream in, RequestMembers members)
            throws IOException, ProblemException {
        try (JsonParser parser = factory.createParser(in)) {
            new JsonMembers(parser, members).read();
            return members;
        }
    }

    private void read() throws IOException, ProblemException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new ProblemException(Reason.MALFORMED_JSON);
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Optional<Member> member = members.named(parser.currentName());
            JsonToken value = parser.nextToken();
            if (member.isPresent()) {
                members.announce(member.get());
                take(member.get(), value);
            }
            parser.skipChildren();
        }
        if (parser.nextToken() != null) {
            throw new ProblemException(Reason.MALFORMED_JSON);
        }
    }

    private void take(Member member, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_NULL) {
            return;
        }
        if (member.image() == 0) {
            // what is too long for a number is as wrong as an empty text
            boolean fits = value.isScalarValue() && parser.getTextLength() <= RequestMembers.MAX_SCALAR_CHARS;
            members.scalar(member, fits ? parser.getText() : "");
        } else if (value == JsonToken.VALUE_STRING) {
            Base64Text text = new Base64Text(parser.getTextLength());
            parser.getText(text);
            members.image(member, text);
        } else {
            members.imageOfOtherType(member);
        }
    }
}
