package io.github.keycloakface.evaluation.pad.challenge;

import io.github.keycloakface.evaluation.pad.challenge.Species.Presentation;
import io.github.keycloakface.vision.challenge.Challenge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.opencv.core.Mat;

/** One photo of each person, held before a camera by code: all of it is simulated. */
final class Pictures {

    private static final long SEED = 1;
    private static final int STILL_SHOTS = 12;

    private final Cast cast;

    Pictures(Cast cast) {
        this.cast = cast;
    }

    List<Species> all() {
        return List.of(
                shown("photo held still", this::stills),
                shown("photo turned in space", front -> Sheet.flat(seeded())),
                shown("photo bent and turned", front -> Sheet.bent(seeded())),
                shown("photo with living eyes, turned", this::withEyes));
    }

    /** Real pictures before a real camera, whatever was done with them. */
    static Species real(Studio studio, List<Recording> pictures) {
        return best("pictures before a camera", studio, pictures);
    }

    private Species shown(String name, Function<Shot, List<UnaryOperator<Mat>>> ways) {
        List<Recording> pictures = new ArrayList<>();
        for (Recording person : cast.people()) {
            Optional<Shot> front = person.front(seeded());
            front.flatMap(shot -> shown(person, shot, ways.apply(shot))).ifPresent(pictures::add);
        }
        return best(name, cast.studio(), pictures);
    }

    private Optional<Recording> shown(Recording person, Shot front, List<UnaryOperator<Mat>> ways) {
        Mat photo = front.pixels();
        try {
            return cast.studio().shown(person.person(), photo, ways);
        } finally {
            photo.release();
        }
    }

    private static Species best(String name, Studio studio, List<Recording> pictures) {
        return new Species(
                name,
                true,
                (challenge, random) -> pictures.isEmpty()
                        ? Optional.empty()
                        : Optional.of(best(studio, pictures.get(random.nextInt(pictures.size())), challenge, random)));
    }

    private static Presentation best(Studio studio, Recording by, Challenge challenge, RandomGenerator random) {
        return new Presentation(by.person(), Cast.images(new Play(studio, random).best(by, challenge)));
    }

    private List<UnaryOperator<Mat>> stills(Shot front) {
        RandomGenerator random = seeded();
        List<UnaryOperator<Mat>> ways = new ArrayList<>();
        for (int i = 0; i < STILL_SHOTS; i++) {
            long seed = random.nextLong();
            ways.add(photo -> Darkroom.noisy(photo, seed));
        }
        return ways;
    }

    private static RandomGenerator seeded() {
        return new SplittableRandom(SEED);
    }

    /** Holes for the eyes, behind which somebody looks about. */
    private List<UnaryOperator<Mat>> withEyes(Shot front) {
        RandomGenerator random = seeded();
        List<UnaryOperator<Mat>> ways = new ArrayList<>();
        for (UnaryOperator<Mat> way : Sheet.flat(random)) {
            Shot eyes = cast.any(random).any(random);
            ways.add(photo -> {
                Mat mask = Darkroom.withEyes(photo, front.look(), eyes);
                try {
                    return way.apply(mask);
                } finally {
                    mask.release();
                }
            });
        }
        return ways;
    }
}
