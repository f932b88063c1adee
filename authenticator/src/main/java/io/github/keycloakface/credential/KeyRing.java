package io.github.keycloakface.credential;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/** Keys that an administrator configured: the first encrypts, all of them decrypt. */
record KeyRing(List<TemplateKey> keys) {

    private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9._-]{1,64})[:=]([A-Za-z0-9+/_-]{43}=?)");
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

    /** What a key ring looks like, for messages that must not quote one. */
    static final String FORMAT = "one or more of <id>:<32 bytes in base64>, separated by commas or lines, the newest"
            + " first (openssl rand -base64 32 makes one)";

    KeyRing {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key");
        }
    }

    /**
     * Reads a key ring.
     *
     * @param source where the text comes from, for the message
     * @throws IllegalArgumentException naming the source, never its content
     */
    static KeyRing parse(String text, String source) {
        List<TemplateKey> keys = new ArrayList<>();
        for (String entry : SEPARATOR.split(text.strip(), -1)) {
            Matcher matcher = ENTRY.matcher(entry);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(source + " holds no template keys: " + FORMAT + ".");
            }
            String id = matcher.group(1);
            if (keys.stream().anyMatch(known -> known.id().equals(id))) {
                throw new IllegalArgumentException(source + " names the template key " + id + " twice.");
            }
            byte[] key = decode(matcher.group(2));
            if (key.length != TemplateKey.BYTES) {
                throw new IllegalArgumentException(source + ": the template key " + id + " is not 32 bytes long.");
            }
            keys.add(new TemplateKey(id, new SecretKeySpec(key, "AES")));
        }
        return new KeyRing(keys);
    }

    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
    }

    TemplateKey active() {
        return keys.get(0);
    }

    Optional<TemplateKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
