package io.github.keycloakface.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class Base64TextTest {

    @Property
    void givesBackWhatWasEncodedInEitherAlphabet(
            @ForAll @Size(min = 1, max = 300) byte[] bytes, @ForAll boolean url, @ForAll boolean padded) {
        Base64.Encoder encoder = url ? Base64.getUrlEncoder() : Base64.getEncoder();

        assertThat(decode((padded ? encoder : encoder.withoutPadding()).encodeToString(bytes), 7))
                .contains(bytes);
    }

    @Property
    void ignoresWhiteSpaceAndHeaderWhateverThePieces(
            @ForAll @Size(min = 1, max = 300) byte[] bytes,
            @ForAll @IntRange(min = 1, max = 50) int piece,
            @ForAll long seed) {
        String text = "data:image/jpeg;base64,"
                + Base64.getMimeEncoder(8, "\r\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(bytes);
        StringBuilder spaced = new StringBuilder();
        Random random = new Random(seed);
        for (int i = 0; i < text.length(); i++) {
            boolean space = random.nextInt(5) == 0 && spaced.length() > 23;
            spaced.append(space ? " " : "").append(text.charAt(i));
        }

        assertThat(decode(spaced.toString(), piece)).contains(bytes);
    }

    @Property
    void refusesAForeignCharacterAnywhere(
            @ForAll @Size(min = 3, max = 60) byte[] bytes, @ForAll @IntRange(min = 0, max = 79) int at) {
        String text = Base64.getEncoder().encodeToString(bytes);
        int position = at % text.length();

        assertThat(decode(text.substring(0, position) + "!" + text.substring(position), 9))
                .isEmpty();
    }

    private static Optional<byte[]> decode(String text, int piece) {
        Base64Text decoder = new Base64Text(0);
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i += piece) {
            decoder.write(chars, i, Math.min(piece, chars.length - i));
        }
        return decoder.bytes();
    }
}
