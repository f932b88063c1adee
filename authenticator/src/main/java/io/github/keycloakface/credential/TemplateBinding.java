package io.github.keycloakface.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** Where a template belongs. Authenticated with it, so that it opens nowhere else. */
record TemplateBinding(String realmId, String userId, String credentialId, String modelId) {

    private static final String FORMAT = "keycloak-face template 1";

    /** Each part with its length before it: no two bindings have the same bytes. */
    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String part : List.of(FORMAT, realmId, userId, credentialId, modelId)) {
            byte[] text = part.getBytes(UTF_8);
            out.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            out.writeBytes(text);
        }
        return out.toByteArray();
    }
}
