package io.github.keycloakface.credential;

import static io.github.keycloakface.credential.SampleKeys.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

    /** Has both letters in which the two alphabets of base64 differ. */
    private static final String NEW = base64(0xfb).replace("+/v7", "+/v/");

    private static final String OLD = base64(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new:NEW,old:OLD",
                "new:NEW\nold:OLD\n",
                "\r\n new:NEW \r\n\r\n old:OLD \r\n",
                "new:NEW old:OLD",
                "new:NEW , old:OLD",
                "new=NEW\nold=OLD",
                "new:BARE,old:OLD",
                "new:URL,old:OLD"
            })
    void readsWhatAdministratorsWrite(String text) {
        KeyRing ring = parse(text);

        assertThat(ring.keys()).extracting(TemplateKey::id).containsExactly("new", "old");
        assertThat(ring.active().id()).isEqualTo("new");
        assertThat(ring.active().key().getEncoded()).asBase64Encoded().isEqualTo(NEW);
        assertThat(ring.find("old").orElseThrow().key().getEncoded())
                .hasSize(32)
                .containsOnly(1);
        assertThat(ring.find("older")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n ",
                "NEW",
                ":NEW",
                "new:",
                "new NEW",
                "new:NEW;old:OLD",
                "new:NEW,",
                ",new:NEW",
                "new:NEWold:OLD",
                "new:NEW=",
                "new:A",
                "new:SHORT",
                "new:LONG",
                "new:HEX",
                "new:*NEW",
                "n/w:NEW",
                "n\u00e9w:NEW",
                "{\"new\":\"NEW\"}",
                "65:NEW"
            })
    void refusesAnythingElseAndSaysHowItShouldLook(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(text))
                .withMessageStartingWith("The file holds no template keys: ")
                .withMessageContaining("openssl rand -base64 32")
                .withMessageNotContainingAny(NEW.substring(0, 8), OLD.substring(0, 8), "0101", "B64")
                .withNoCause();
    }

    @Test
    void refusesAnIdTwiceAndNamesIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("new:NEW,old:OLD,new:OLD"))
                .withMessage("The file names the template key new twice.");
    }

    @Test
    void refusesToBeEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyRing(List.of()));
    }

    @Test
    void showsIdsOnly() {
        assertThat(parse("new:NEW,old:OLD")).hasToString("KeyRing[keys=[TemplateKey[new], TemplateKey[old]]]");
    }

    private static KeyRing parse(String text) {
        String written = text.replace("NEW", NEW)
                .replace("BARE", NEW.replace("=", ""))
                .replace("URL", NEW.replace('+', '-').replace('/', '_'))
                .replace("OLD", OLD)
                .replace("SHORT", base64(1, 31))
                .replace("LONG", base64(1, 33))
                .replace("HEX", "01".repeat(32))
                .replace("65", "i".repeat(65));
        return KeyRing.parse(written, "The file");
    }
}
