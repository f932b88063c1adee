package io.github.keycloakface.evaluation.pad.challenge;

import io.github.keycloakface.evaluation.pad.challenge.Species.Presentation;
import io.github.keycloakface.vision.challenge.Challenge;
import io.github.keycloakface.vision.challenge.ChallengeStep;
import io.github.keycloakface.vision.challenge.Move;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.opencv.core.Mat;

/** Genuine pictures, used otherwise than they were taken. */
final class Replays {

    private final Cast cast;

    Replays(Cast cast) {
        this.cast = cast;
    }

    List<Species> all() {
        return List.of(
                new Species("session of another challenge", true, this::ofAnother),
                new Species("steps in another order", true, this::reordered),
                new Species("one picture twice", true, this::twice),
                new Species("the user first, then somebody else", true, (c, r) -> switched(c, r, 1)),
                new Species(
                        "somebody else in the last step alone",
                        true,
                        (c, r) -> switched(c, r, c.steps().size() - 1)),
                new Species("right moves, lights of another challenge", true, this::otherLights),
                new Species("right moves on a screen", true, cast.doing(Recapture::onScreen)),
                new Species("right moves as prints", true, cast.doing(Recapture::printed)),
                new Species("front on a screen, moves genuine", true, (c, r) -> recaptured(c, r, Recapture::onScreen)),
                new Species("front as a print, moves genuine", true, (c, r) -> recaptured(c, r, Recapture::printed)),
                new Species("right moves, injected", true, cast.lit(0)));
    }

    private Optional<Presentation> ofAnother(Challenge challenge, RandomGenerator random) {
        Challenge other = Challenge.draw(challenge.kind(), random);
        return moves(other).equals(moves(challenge))
                ? Optional.empty()
                : cast.lit(0).to(other, random);
    }

    private Optional<Presentation> reordered(Challenge challenge, RandomGenerator random) {
        List<Integer> order = new ArrayList<>(
                IntStream.range(1, challenge.steps().size()).boxed().toList());
        Collections.shuffle(order, new Random(random.nextLong()));
        order.add(0, 0);
        List<Move> moves = moves(challenge);
        if (order.stream().map(moves::get).toList().equals(moves)) {
            return Optional.empty();
        }
        return cast.lit(0)
                .to(challenge, random)
                .map(right -> new Presentation(
                        right.person(), order.stream().map(right.images()::get).toList()));
    }

    /** As an attacker does who lacks a pose and sends another picture again, encoded anew. */
    private Optional<Presentation> twice(Challenge challenge, RandomGenerator random) {
        return cast.lit(0).to(challenge, random).map(right -> {
            List<byte[]> images = new ArrayList<>(right.images());
            int last = images.size() - 1;
            Mat pixels = Jpeg.decode(images.get(random.nextInt(last)));
            images.set(last, Jpeg.encode(pixels));
            pixels.release();
            return new Presentation(right.person(), images);
        });
    }

    /** @param begin the first step that the other person does */
    private Optional<Presentation> switched(Challenge challenge, RandomGenerator random, int begin) {
        Recording user = cast.any(random);
        Recording other = cast.any(random);
        if (person(user).equals(person(other))) {
            return Optional.empty();
        }
        Play play = new Play(cast.studio(), random);
        return play.whole(user, challenge)
                .flatMap(first -> play.whole(other, challenge).map(second -> {
                    List<Shot> shots = new ArrayList<>(first.subList(0, begin));
                    shots.addAll(second.subList(begin, second.size()));
                    return new Presentation(user.person(), Cast.images(shots));
                }));
    }

    /** A photo of the user, or a morph, is compared; somebody who is like it does the moves. */
    private Optional<Presentation> recaptured(
            Challenge challenge, RandomGenerator random, UnaryOperator<Mat> recapture) {
        Recording by = cast.any(random);
        return new Play(cast.studio(), random).whole(by, challenge).map(shots -> {
            List<byte[]> images = new ArrayList<>(Cast.images(shots));
            images.set(0, Studio.change(shots.get(0), recapture));
            return new Presentation(by.person(), images);
        });
    }

    private static String person(Recording recording) {
        return recording.person().split("-", 2)[0];
    }

    private Optional<Presentation> otherLights(Challenge challenge, RandomGenerator random) {
        Challenge other = Challenge.draw(challenge.kind(), random);
        Recording by = cast.any(random);
        return new Play(cast.studio(), random)
                .whole(by, challenge)
                .map(shots -> new Presentation(by.person(), Cast.lit(shots, other, Cast.STRONG)));
    }

    private static List<Move> moves(Challenge challenge) {
        return challenge.steps().stream().map(ChallengeStep::move).toList();
    }
}
