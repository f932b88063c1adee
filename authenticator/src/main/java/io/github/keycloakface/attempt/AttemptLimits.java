package io.github.keycloakface.attempt;

/**
 * How often a user's face may fail.
 *
 * @param max failures in a row before the delay, 1 or more
 * @param delaySeconds how long the user's face is not looked at then, 1 or more
 */
public record AttemptLimits(int max, int delaySeconds) {

    public AttemptLimits {
        if (max < 1 || delaySeconds < 1) {
            throw new IllegalArgumentException("limits of attempts are 1 at least");
        }
    }
}
