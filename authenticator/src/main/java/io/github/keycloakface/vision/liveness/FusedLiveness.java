package io.github.keycloakface.vision.liveness;

import java.util.List;

/**
 * Several pictures of one person, taken one after the other and each judged alone by all crops; a capture, which is
 * looked at by one crop each, is judged by {@link PassiveLiveness#judge(List)}. The score of a single one jumps; the
 * mean of three jumps less, and who shows a picture must get all of them past (models/cards/fr_liveness.md).
 */
public final class FusedLiveness {

    private FusedLiveness() {}

    /**
     * The mean of several judgements.
     *
     * @param each one or more, judged by one model
     * @param minLive the share from which on a face counts as live
     */
    public static Liveness of(List<Liveness> each, double minLive) {
        // without a picture there is no mean, and what is not a number is not live
        return Liveness.of(each.stream().mapToDouble(Liveness::score).average().orElse(Double.NaN), minLive);
    }
}
