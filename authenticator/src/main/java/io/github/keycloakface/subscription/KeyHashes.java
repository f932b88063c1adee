package io.github.keycloakface.subscription;

import java.security.MessageDigest;

/**
 * What is stored of a key's secrets.
 *
 * @param current hash of the valid secret; empty once the key is revoked, so that nothing can bring it back
 * @param previous hash of the secret before the last rotation; empty when there is none
 */
record KeyHashes(byte[] current, byte[] previous) {

    private static final byte[] NONE = {};

    KeyHashes {
        if (current == null || previous == null) {
            throw new IllegalArgumentException("a key lacks a hash");
        }
    }

    static KeyHashes of(byte[] current) {
        return new KeyHashes(current, NONE);
    }

    static KeyHashes none() {
        return new KeyHashes(NONE, NONE);
    }

    KeyHashes rotated(byte[] fresh) {
        return new KeyHashes(fresh, current);
    }

    /** Always compares both, whichever counts. */
    boolean match(byte[] hash, boolean previousCounts) {
        boolean isCurrent = MessageDigest.isEqual(hash, current);
        boolean isPrevious = MessageDigest.isEqual(hash, previous);
        return isCurrent || isPrevious && previousCounts;
    }
}
