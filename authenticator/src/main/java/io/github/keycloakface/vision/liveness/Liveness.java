package io.github.keycloakface.vision.liveness;

/**
 * What a single picture tells of whether a living person stood before the camera. Tested, not certified: see
 * docs/liveness.md for what it does not see.
 *
 * @param score share of live, 0..1 in thousandths
 * @param live whether the share reaches what the pack asks for
 */
public record Liveness(double score, boolean live) {

    private static final double STEPS = 1000;

    /**
     * Rounds down: a score that is shown never reaches a limit that the share did not.
     *
     * @param share 0..1
     * @param minLive the share from which on a face counts as live
     */
    static Liveness of(double share, double minLive) {
        // fails closed: what is not a number is not live
        double known = share >= 0 ? share : 0;
        return new Liveness(Math.floor(known * STEPS) / STEPS, known >= minLive);
    }
}
