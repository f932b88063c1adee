package io.github.keycloakface.credential;

import static io.github.keycloakface.credential.TemplateUnreadableException.Reason.MALFORMED;
import static io.github.keycloakface.credential.TemplateUnreadableException.Reason.NOT_AUTHENTIC;
import static io.github.keycloakface.credential.TemplateUnreadableException.Reason.UNKNOWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.assertj.core.util.Throwables;

class TemplateCipherTest {

    private static final TemplateBinding HERE = new TemplateBinding("realm", "user", "credential", "model");
    private static final float[] TEMPLATE = {0.6f, -0.8f, 0};

    private final TemplateCipher cipher = cipher("new", "old");
    private final FaceSecretData secret = cipher.encrypt(TEMPLATE, HERE);

    @Property
    void opensToWhatWasEncrypted(@ForAll @Size(min = 1, max = 1024) float[] template)
            throws TemplateUnreadableException {
        assertThat(cipher.decrypt(cipher.encrypt(template, HERE), HERE)).containsExactly(template);
    }

    @Example
    void keepsFloatsThatAreNoNumbers() throws TemplateUnreadableException {
        float[] odd = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, Float.MIN_VALUE};

        assertThat(cipher.decrypt(cipher.encrypt(odd, HERE), HERE)).containsExactly(odd);
    }

    @Example
    void addsANonceOf96BitsAndATagOf128() {
        assertThat(secret.keyId()).isEqualTo("new");
        assertThat(secret.nonce()).hasSize(12);
        assertThat(secret.ciphertext()).hasSize(TEMPLATE.length * Float.BYTES + 16);
    }

    @Example
    void neverEncryptsOneTemplateAlikeTwice() {
        Set<String> nonces = new HashSet<>();
        Set<String> ciphertexts = new HashSet<>();

        for (int i = 0; i < 1000; i++) {
            FaceSecretData again = cipher.encrypt(TEMPLATE, HERE);
            nonces.add(base64(again.nonce()));
            ciphertexts.add(base64(again.ciphertext()));
        }

        assertThat(nonces).hasSize(1000);
        assertThat(ciphertexts).hasSize(1000);
    }

    @Example
    void refusesACiphertextWithAnyOneBitAltered() {
        for (int bit = 0; bit < secret.ciphertext().length * 8; bit++) {
            byte[] altered = flipped(secret.ciphertext(), bit);
            assertThat(refusal(new FaceSecretData("new", secret.nonce(), altered)))
                    .as("bit %d", bit)
                    .isEqualTo(NOT_AUTHENTIC);
        }
    }

    @Example
    void refusesANonceWithAnyOneBitAltered() {
        for (int bit = 0; bit < secret.nonce().length * 8; bit++) {
            byte[] altered = flipped(secret.nonce(), bit);
            assertThat(refusal(new FaceSecretData("new", altered, secret.ciphertext())))
                    .as("bit %d", bit)
                    .isEqualTo(NOT_AUTHENTIC);
        }
    }

    @Example
    void refusesACiphertextThatIsCutAnywhere() {
        for (int length = 0; length < secret.ciphertext().length; length++) {
            byte[] cut = Arrays.copyOf(secret.ciphertext(), length);
            assertThat(refusal(new FaceSecretData("new", secret.nonce(), cut)))
                    .as("first %d", length)
                    .isEqualTo(length < 16 ? MALFORMED : NOT_AUTHENTIC);
        }
    }

    @Example
    void refusesACiphertextWithMoreBehindIt() {
        byte[] longer = Arrays.copyOf(secret.ciphertext(), secret.ciphertext().length + 1);

        assertThat(refusal(new FaceSecretData("new", secret.nonce(), longer))).isEqualTo(NOT_AUTHENTIC);
    }

    @Example
    void refusesANonceOfAnyOtherLength() {
        for (int length : new int[] {0, 1, 11, 13, 16}) {
            byte[] nonce = Arrays.copyOf(secret.nonce(), length);
            assertThat(refusal(new FaceSecretData("new", nonce, secret.ciphertext())))
                    .as("%d bytes", length)
                    .isEqualTo(MALFORMED);
        }
    }

    @Example
    void refusesWhatIsAuthenticAndNoListOfFloats() throws GeneralSecurityException {
        for (int length : new int[] {0, 1, 3, 5, 7}) {
            assertThat(refusal(encrypted(new byte[length])))
                    .as("%d bytes", length)
                    .isEqualTo(MALFORMED);
        }
    }

    @Example
    void refusesATemplateThatWasMoved() {
        for (TemplateBinding elsewhere : List.of(
                new TemplateBinding("other", "user", "credential", "model"),
                new TemplateBinding("realm", "other", "credential", "model"),
                new TemplateBinding("realm", "user", "other", "model"),
                new TemplateBinding("realm", "user", "credential", "other"))) {
            assertThat(refusal(cipher, secret, elsewhere)).as("%s", elsewhere).isEqualTo(NOT_AUTHENTIC);
        }
    }

    @Example
    void refusesABindingWhoseTextIsSharedOutAnew() {
        FaceSecretData ab = cipher.encrypt(TEMPLATE, new TemplateBinding("realm", "ab", "c", "model"));

        assertThat(refusal(cipher, ab, new TemplateBinding("realm", "a", "bc", "model")))
                .isEqualTo(NOT_AUTHENTIC);
    }

    @Property
    void noTwoBindingsHaveTheSameBytes(
            @ForAll("bindings") TemplateBinding one, @ForAll("bindings") TemplateBinding two) {
        assertThat(Arrays.equals(one.bytes(), two.bytes())).isEqualTo(one.equals(two));
    }

    @Example
    void refusesWhatAnUnknownKeyEncrypted() {
        assertThat(refusal(cipher("newer", "older"), secret, HERE)).isEqualTo(UNKNOWN_KEY);
    }

    @Example
    void refusesWhatNamesAnotherKeyThanItsOwn() {
        assertThat(refusal(new FaceSecretData("old", secret.nonce(), secret.ciphertext())))
                .isEqualTo(NOT_AUTHENTIC);
    }

    @Example
    void opensWithTheOldKeyAfterRotationAndSaysSo() throws TemplateUnreadableException {
        FaceSecretData before = cipher("old").encrypt(TEMPLATE, HERE);

        assertThat(cipher.decrypt(before, HERE)).containsExactly(TEMPLATE);
        assertThat(cipher.isOutdated(before)).isTrue();
        assertThat(cipher.isOutdated(secret)).isFalse();
    }

    @Example
    void saysNothingOfWhatIsSecret() {
        TemplateKey key = SampleKeys.ring("new").active();
        FaceSecretData shortNonce = new FaceSecretData("new", new byte[1], secret.ciphertext());
        String said = secret + " " + key
                + Throwables.getStackTrace(failure(cipher, secret, new TemplateBinding("", "", "", "")))
                + Throwables.getStackTrace(failure(cipher, shortNonce, HERE))
                + Throwables.getStackTrace(failure(cipher("newer"), secret, HERE));

        assertThat(said).contains("FaceSecretData[new] TemplateKey[new]").doesNotContain("0.6", "0.8", "Caused by");
        for (byte[] hidden : List.of(key.key().getEncoded(), secret.nonce(), secret.ciphertext())) {
            assertThat(said)
                    .doesNotContain(base64(hidden).substring(0, 6))
                    .doesNotContain(Arrays.toString(hidden))
                    .doesNotContainIgnoringCase(HexFormat.of().formatHex(hidden, 0, 6));
        }
    }

    @Provide
    Arbitrary<TemplateBinding> bindings() {
        Arbitrary<String> part = Arbitraries.strings().withChars('a', '\0').ofMaxLength(2);
        return Combinators.combine(part, part, part, part).as(TemplateBinding::new);
    }

    private static TemplateCipher cipher(String... keyIds) {
        KeyRing ring = SampleKeys.ring(keyIds);
        TemplateKeys keys = new TemplateKeys() {
            @Override
            public TemplateKey active() {
                return ring.active();
            }

            @Override
            public Optional<TemplateKey> find(String id) {
                return ring.find(id);
            }
        };
        return new TemplateCipher(keys, new SecureRandom());
    }

    private static FaceSecretData encrypted(byte[] plain) throws GeneralSecurityException {
        byte[] nonce = new byte[12];
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(Cipher.ENCRYPT_MODE, SampleKeys.ring("new").active().key(), new GCMParameterSpec(128, nonce));
        gcm.updateAAD(HERE.bytes());
        return new FaceSecretData("new", nonce, gcm.doFinal(plain));
    }

    private TemplateUnreadableException.Reason refusal(FaceSecretData altered) {
        return refusal(cipher, altered, HERE);
    }

    private static TemplateUnreadableException.Reason refusal(
            TemplateCipher cipher, FaceSecretData secret, TemplateBinding binding) {
        return failure(cipher, secret, binding).reason();
    }

    private static TemplateUnreadableException failure(
            TemplateCipher cipher, FaceSecretData secret, TemplateBinding binding) {
        return catchThrowableOfType(TemplateUnreadableException.class, () -> cipher.decrypt(secret, binding));
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] altered = bytes.clone();
        altered[bit / 8] ^= (byte) (1 << (bit % 8));
        return altered;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
