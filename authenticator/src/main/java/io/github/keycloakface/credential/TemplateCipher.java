package io.github.keycloakface.credential;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts templates with AES-256-GCM (NIST SP 800-38D): a fresh random 96-bit nonce each time, a 128-bit tag, and the
 * place where the template belongs as additional authenticated data.
 */
final class TemplateCipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final TemplateKeys keys;
    private final SecureRandom random;

    TemplateCipher(TemplateKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /**
     * Encrypts with the active key.
     *
     * @param template any length
     */
    FaceSecretData encrypt(float[] template, TemplateBinding binding) {
        TemplateKey key = keys.active();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = bytes(template);
        try {
            return new FaceSecretData(
                    key.id(),
                    nonce,
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, binding).doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot encrypt with " + ALGORITHM, e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * Decrypts what belongs here and nothing else.
     *
     * @throws TemplateUnreadableException when the key is unknown or anything was altered or moved
     */
    float[] decrypt(FaceSecretData secret, TemplateBinding binding) throws TemplateUnreadableException {
        TemplateKey key = keys.find(secret.keyId())
                .orElseThrow(() -> new TemplateUnreadableException(TemplateUnreadableException.Reason.UNKNOWN_KEY));
        // a ciphertext too short for its tag is a ProviderException of JDK 17, which is no GeneralSecurityException
        if (secret.nonce().length != NONCE_BYTES || secret.ciphertext().length < TAG_BITS / Byte.SIZE) {
            throw new TemplateUnreadableException(TemplateUnreadableException.Reason.MALFORMED);
        }
        byte[] plain = open(secret, key, binding);
        try {
            return floats(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** Whether a template should be encrypted anew, because keys were rotated since. */
    boolean isOutdated(FaceSecretData secret) {
        return !keys.active().id().equals(secret.keyId());
    }

    private static byte[] open(FaceSecretData secret, TemplateKey key, TemplateBinding binding)
            throws TemplateUnreadableException {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, secret.nonce(), binding).doFinal(secret.ciphertext());
        } catch (AEADBadTagException e) {
            throw new TemplateUnreadableException(TemplateUnreadableException.Reason.NOT_AUTHENTIC);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime cannot decrypt with " + ALGORITHM, e);
        }
    }

    private static Cipher cipher(int mode, TemplateKey key, byte[] nonce, TemplateBinding binding)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(binding.bytes());
        return cipher;
    }

    private static byte[] bytes(float[] template) {
        ByteBuffer buffer = ByteBuffer.allocate(template.length * Float.BYTES);
        buffer.asFloatBuffer().put(template);
        return buffer.array();
    }

    private static float[] floats(byte[] plain) throws TemplateUnreadableException {
        if (plain.length == 0 || plain.length % Float.BYTES != 0) {
            throw new TemplateUnreadableException(TemplateUnreadableException.Reason.MALFORMED);
        }
        float[] template = new float[plain.length / Float.BYTES];
        ByteBuffer.wrap(plain).asFloatBuffer().get(template);
        return template;
    }
}
