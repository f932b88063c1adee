package io.github.keycloakface.credential;

import javax.crypto.SecretKey;

/**
 * A key that templates are encrypted with.
 *
 * @param id stored beside each template, so that keys can be rotated
 * @param key AES, 256 bits
 */
record TemplateKey(String id, SecretKey key) {

    static final int BYTES = 32;

    @Override
    public String toString() {
        return "TemplateKey[" + id + "]";
    }
}
