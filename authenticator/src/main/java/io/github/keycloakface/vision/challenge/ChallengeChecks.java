package io.github.keycloakface.vision.challenge;

import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.match.ScoreCalibration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is asked of the pictures of a challenge, one method for each question. Pure. */
final class ChallengeChecks {

    /** One false match in 100,000, as at login: whoever takes turns before the camera is not one person. */
    private static final double SAME_PERSON = 60;

    /** Units of {@link Parallax}, for a turn that is just as far as asked; docs/liveness.md has what else was tried. */
    private static final double AHEAD_TURNING = 0.08;

    private static final double AHEAD_NODDING = 0.05;

    /** Share of a turn below which it is none, and its pose is missed anyway. */
    private static final double LEAST_TURN = 0.5;

    /**
     * Gray values of {@link Thumbnail}. Of three videos pictures saved anew differ by 0.75 at most, under a filter by
     * 0.98; those of a person who turns by 5 and more.
     */
    private static final double SAME_PICTURE = 1.0;

    /** Where nobody moves: 0.4 s later a person who sits still differs by 0.66 in one picture of a hundred. */
    private static final double SAME_STILL = 0.5;

    /** Nobody turns a head and keeps it in less; a step's own hold comes on top. */
    private static final long QUICKEST_MOVE_MILLIS = 100;

    private final ChallengeKind kind;
    private final List<Take> takes;
    private final ScoreCalibration calibration;

    /** @param takes one of each step, in order */
    ChallengeChecks(ChallengeKind kind, List<Take> takes, ScoreCalibration calibration) {
        this.kind = kind;
        this.calibration = calibration;
        this.takes = List.copyOf(takes);
    }

    Set<ChallengeFinding> findings(Liveness fused) {
        Set<ChallengeFinding> findings = EnumSet.noneOf(ChallengeFinding.class);
        // the first is the one that is compared: no mean with living moves may stand in for it
        addUnless(fused.live() && first().live().live(), ChallengeFinding.NOT_LIVE, findings);
        addUnless(sameness() >= SAME_PERSON, ChallengeFinding.IDENTITY_CHANGED, findings);
        addUnless(posesReached(), ChallengeFinding.POSE_MISSED, findings);
        addUnless(turns().isEmpty() || ahead() >= 1, ChallengeFinding.FLAT_MOTION, findings);
        addUnless(
                difference() > (kind == ChallengeKind.LIGHT ? SAME_STILL : SAME_PICTURE),
                ChallengeFinding.DUPLICATE_FRAME,
                findings);
        addUnless(light() != LightAnswer.CONTRADICTED, ChallengeFinding.LIGHT_CONTRADICTED, findings);
        addUnless(
                kind != ChallengeKind.LIGHT || light() == LightAnswer.CONFIRMED,
                ChallengeFinding.LIGHT_UNSEEN,
                findings);
        addUnless(timesPlausible(), ChallengeFinding.TIMING, findings);
        return findings;
    }

    ChallengeEvidence evidence(Liveness fused) {
        LightResponse response = LightResponse.of(takes);
        return new ChallengeEvidence(
                fused.score(), likeness(), ahead(), difference(), light(), response.strength(), response.agreement());
    }

    private static void addUnless(boolean holds, ChallengeFinding finding, Set<ChallengeFinding> findings) {
        if (!holds) {
            findings.add(finding);
        }
    }

    /** Least score of a step's face with the face of the first. */
    private double sameness() {
        return later().stream()
                .mapToDouble(take -> calibration.score(first().face(), take.face()))
                .min()
                .orElse(ScoreCalibration.MAX_SCORE);
    }

    /** For the evidence alone: what a cosine is worth, the calibration decides. */
    private double likeness() {
        return later().stream()
                .mapToDouble(take -> take.face().cosine(first().face()))
                .min()
                .orElse(1);
    }

    private boolean posesReached() {
        Move before = Move.FRONT;
        for (Take take : later()) {
            LookAdvice advice =
                    StepRule.of(take.step().move(), before, first().look().front(), take.look(), true);
            if (advice != LookAdvice.REACHED) {
                return false;
            }
            before = take.step().move();
        }
        return StepRule.of(Move.FRONT, Move.FRONT, null, first().look(), true) == LookAdvice.REACHED;
    }

    /** Not a number below 1 stands for what the points do not show: it fails. */
    private double ahead() {
        return turns().stream().mapToDouble(this::ahead).min().orElse(Double.NaN);
    }

    private double ahead(Take take) {
        Move move = take.step().move();
        double full = move == Move.LEFT || move == Move.RIGHT ? AHEAD_TURNING : AHEAD_NODDING;
        double turned = StepRule.progress(move, first().look().front(), take.look());
        double ahead = new Parallax(
                        first().look().head().landmarks(), take.look().head().landmarks())
                .ahead(move);
        return ahead / (full * Math.max(LEAST_TURN, Math.min(1, turned)));
    }

    private double difference() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < takes.size(); i++) {
            for (int j = 0; j < i; j++) {
                least = Math.min(
                        least, takes.get(i).thumbnail().difference(takes.get(j).thumbnail()));
            }
        }
        return least;
    }

    private LightAnswer light() {
        return kind == ChallengeKind.MOVES
                ? LightAnswer.NOT_ASKED
                : LightResponse.of(takes).answer();
    }

    private boolean timesPlausible() {
        for (int i = 1; i < takes.size(); i++) {
            long needed = takes.get(i).step().holdMillis() + (kind == ChallengeKind.LIGHT ? 0L : QUICKEST_MOVE_MILLIS);
            if (takes.get(i).atMillis() - takes.get(i - 1).atMillis() < needed) {
                return false;
            }
        }
        return true;
    }

    private Take first() {
        return takes.get(0);
    }

    private List<Take> later() {
        return takes.subList(1, takes.size());
    }

    private List<Take> turns() {
        return later().stream().filter(take -> isTurn(take.step().move())).toList();
    }

    private static boolean isTurn(Move move) {
        return move != Move.FRONT && move != Move.CLOSER;
    }
}
