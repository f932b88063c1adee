package io.github.keycloakface.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Decodes an image while it is read; whether it is one is judged later, when all of the body is known. */
final class ImageText extends StdDeserializer<Base64Text> {

    private static final long serialVersionUID = 1L;

    ImageText() {
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
