package io.github.keycloakface.credential;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keys as an administrator writes them, each of one byte repeated. */
final class SampleKeys {

    private SampleKeys() {}

    static String base64(int value) {
        return base64(value, TemplateKey.BYTES);
    }

    static String base64(int value, int length) {
        byte[] key = new byte[length];
        Arrays.fill(key, (byte) value);
        return Base64.getEncoder().encodeToString(key);
    }

    /** A ring of keys, the first of which is active; a name always means the same key. */
    static KeyRing ring(String... ids) {
        String text = Stream.of(ids).map(id -> id + ":" + base64(id.hashCode())).collect(Collectors.joining("\n"));
        return KeyRing.parse(text, "the test");
    }
}
