package io.github.keycloakface.vision.verify;

import java.util.List;

/**
 * The outcome of a comparison.
 *
 * @param pairs best score first, never empty
 */
public record Verification(List<ComparedPair> pairs) {

    public Verification {
        pairs = List.copyOf(pairs);
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("a verification has a pair at least");
        }
    }
}
