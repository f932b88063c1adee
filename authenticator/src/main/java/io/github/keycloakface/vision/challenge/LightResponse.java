package io.github.keycloakface.vision.challenge;

import java.util.List;

/**
 * How the color of a face follows the colors of the screen, over all pictures of a challenge.
 *
 * @param strength root mean square change of the face's tint against its surroundings, natural logarithm
 * @param agreement of these changes with those expected, -1..1; 0 when there are none
 * @param complete whether the color of the face is known in all pictures
 */
record LightResponse(double strength, double agreement, boolean complete) {

    /** In 100 challenges without light a turning head and its camera changed by 0.19 at most by themselves. */
    private static final double SEEN = 0.2;

    /** Under drawn light of four tenths of the room's 99 of 100 agree by 0.67 and more. */
    private static final double AGREED = 0.6;

    /** What lies between is not called either way: the lights of two challenges agree by chance, too. */
    private static final double CONTRARY = 0.2;

    static LightResponse of(List<Take> takes) {
        List<Take> known = takes.stream().filter(take -> take.tint().isKnown()).toList();
        double meanRed =
                known.stream().mapToDouble(t -> t.tint().red()).average().orElse(0);
        double meanBlue =
                known.stream().mapToDouble(t -> t.tint().blue()).average().orElse(0);
        double expectedRed =
                known.stream().mapToDouble(t -> red(t.step().light())).average().orElse(0);
        double expectedBlue = known.stream()
                .mapToDouble(t -> blue(t.step().light()))
                .average()
                .orElse(0);
        double cross = 0;
        double seen = 0;
        double expected = 0;
        for (Take take : known) {
            double r = take.tint().red() - meanRed;
            double b = take.tint().blue() - meanBlue;
            double er = red(take.step().light()) - expectedRed;
            double eb = blue(take.step().light()) - expectedBlue;
            cross += r * er + b * eb;
            seen += r * r + b * b;
            expected += er * er + eb * eb;
        }
        double agreement = seen > 0 && expected > 0 ? cross / Math.sqrt(seen * expected) : 0;
        return new LightResponse(
                known.isEmpty() ? 0 : Math.sqrt(seen / known.size()), agreement, known.size() == takes.size());
    }

    LightAnswer answer() {
        if (strength < SEEN) {
            return LightAnswer.UNSEEN;
        }
        if (agreement >= AGREED) {
            // two colors of six are guessed easily: whose face hides the others has not answered
            return complete ? LightAnswer.CONFIRMED : LightAnswer.UNSEEN;
        }
        return agreement < CONTRARY ? LightAnswer.CONTRADICTED : LightAnswer.UNSEEN;
    }

    /** Where red goes against green; that colored light takes away what it lacks is in the relation already. */
    private static double red(Light light) {
        return switch (light) {
            case RED -> 1;
            case GREEN -> -1;
            default -> 0;
        };
    }

    private static double blue(Light light) {
        return switch (light) {
            case BLUE -> 1;
            case GREEN -> -1;
            default -> 0;
        };
    }
}
