package io.github.keycloakface.evaluation.pad.challenge;

import io.github.keycloakface.evaluation.pad.challenge.Species.Answering;
import io.github.keycloakface.evaluation.pad.challenge.Species.Presentation;
import io.github.keycloakface.vision.challenge.Challenge;
import io.github.keycloakface.vision.challenge.Light;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.opencv.core.Mat;

/**
 * The people of an evaluation and what they can do.
 *
 * @param people one or more; recordings of one person are named alike up to the first hyphen
 */
record Cast(Studio studio, List<Recording> people) {

    /** The screen's light against the room's: a phone at arm's length in a lit room. */
    static final double FAINT = 0.1;

    /** The same in a dim one. */
    static final double STRONG = 0.4;

    Cast {
        people = List.copyOf(people);
    }

    Recording any(RandomGenerator random) {
        return people.get(random.nextInt(people.size()));
    }

    /** Does all that is asked, each picture changed in one way. */
    Answering doing(UnaryOperator<Mat> change) {
        return (challenge, random) -> {
            Recording by = any(random);
            return new Play(studio, random)
                    .whole(by, challenge)
                    .map(shots -> new Presentation(
                            by.person(),
                            shots.stream()
                                    .map(shot -> Studio.change(shot, change))
                                    .toList()));
        };
    }

    /** Does all that is asked, under the light of a challenge. */
    Answering lit(double strength) {
        return (challenge, random) -> {
            Recording by = any(random);
            return new Play(studio, random)
                    .whole(by, challenge)
                    .map(shots -> new Presentation(by.person(), lit(shots, challenge, strength)));
        };
    }

    static List<byte[]> lit(List<Shot> shots, Challenge challenge, double strength) {
        List<byte[]> images = new ArrayList<>();
        for (int i = 0; i < shots.size(); i++) {
            Shot shot = shots.get(i);
            Light light = challenge.steps().get(i).light();
            images.add(Studio.change(shot, photo -> ScreenLight.lit(photo, shot.look(), light, strength)));
        }
        return images;
    }

    static List<byte[]> images(List<Shot> shots) {
        return shots.stream().map(Shot::image).toList();
    }

    /** Honest answers; only the light on the faces and the order of the moves are made. */
    List<Species> genuine() {
        return List.of(
                new Species("genuine, no light seen", false, lit(0)),
                new Species("genuine, faint light", false, lit(FAINT)),
                new Species("genuine, strong light", false, lit(STRONG)));
    }
}
