package io.github.keycloakface.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class KeyTextTest {

    private static final UUID ID = UUID.randomUUID();

    @Property
    void everyTextIsReadAsWhatItWasMadeOf(@ForAll long high, @ForAll long low) {
        KeyText key = KeyText.create(new UUID(high, low));

        assertThat(key.text()).hasSize(83).matches("[A-Za-z0-9_-]+");
        assertThat(KeyText.parse(key.text())).contains(key);
    }

    /** Else one key had several texts. */
    @Property
    void aTextThatIsChangedAnywhereIsAnotherKeyOrNone(@ForAll @IntRange(max = 82) int at, @ForAll("sendable") char c) {
        KeyText key = KeyText.create(ID);
        String text = key.text();
        String changed = text.substring(0, at) + c + text.substring(at + 1);

        Optional<KeyText> read = KeyText.parse(changed);

        assertThat(read.filter(key::equals).isPresent()).isEqualTo(changed.equals(text));
        read.ifPresent(other -> assertThat(other.text()).isEqualTo(changed));
    }

    @Property
    void nothingThatIsSentIsAnErrorOfTheProgram(@ForAll @StringLength(max = 600) String text) {
        String rest = "_" + "a".repeat(43);

        assertThat(KeyText.parse(text)).isEmpty();
        assertThat(KeyText.parse("kf_" + text + rest)).isEmpty();
        assertThat(KeyText.parse("kf_" + ID + "_" + text)).isEmpty();
    }

    @Example
    void theSecretIsNew() {
        assertThat(KeyText.create(ID).secret())
                .hasSize(43)
                .isNotEqualTo(KeyText.create(ID).secret());
    }

    @Example
    void theHashIsTheOneOfTheStandard() {
        // FIPS 180-2, appendix B.1
        assertThat(KeyText.hash("abc"))
                .isEqualTo(HexFormat.of().parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    @Example
    void aWholeTextIsNotShownByAccident() {
        KeyText key = KeyText.create(ID);

        assertThat(key.toString()).doesNotContain(key.secret());
    }

    @Example
    void whatIsAlmostATextIsNone() {
        String text = KeyText.create(ID).text();

        assertThat(KeyText.parse(text + "=")).isEmpty();
        assertThat(KeyText.parse(text + "\n")).isEmpty();
        assertThat(KeyText.parse(" " + text)).isEmpty();
        assertThat(KeyText.parse(text.replace(ID.toString(), ID.toString().toUpperCase(Locale.ROOT))))
                .isEmpty();
        assertThat(KeyText.parse(text.substring(0, 82))).isEmpty();
        assertThat(KeyText.parse("kf_" + "A".repeat(100_000) + "_" + "a".repeat(43)))
                .isEmpty();
    }

    @Provide
    Arbitrary<Character> sendable() {
        return Arbitraries.chars().range(' ', '~');
    }
}
