package io.github.keycloakface.vision.challenge;

import java.util.List;

/** Whether a head does what a step asks, measured against the look into the camera. */
public final class StepRule {

    /**
     * Degrees from the look into the camera, as the pose model says them. models/cards/fr_pose.md has what it says of
     * flat photos that are turned (by 25 degrees: 7 at most in 95 %), docs/liveness.md what people reach.
     */
    private static final double TURN = 18;

    private static final double NOD = 14;

    /** Degrees. Beyond, nobody has looked at what the pose model says: limits in models/cards/fr_pose.md. */
    private static final double MOST = 45;

    /** Of the height at the look into the camera. Chosen: from 60 cm to 50, more than a head sways. */
    private static final double NEARER = 1.2;

    private static final List<Move> TURNS = List.of(Move.LEFT, Move.RIGHT, Move.UP, Move.DOWN);

    /**
     * Who has reached a pose need not keep all of it: a head is never quite still. Chosen: about 2 degrees of a turn,
     * as much as colored light moves what the pose model says (2.5 at most, docs/liveness.md).
     */
    private static final double KEPT = 0.9;

    /** Degrees in which a head looks into the camera. Chosen: well below a turn, so that no pose is both. */
    private static final double FORWARD_YAW = 12;

    /** Chosen: wider, as cameras stand above the eyes on a screen and below them in a hand. */
    private static final double FORWARD_PITCH = 15;

    /** Of the image's height. Chosen: 120 pixels of the page's 480, little more than the 112 that are compared. */
    private static final double SMALLEST = 0.25;

    /** Of the image's height. Chosen: who is nearer cannot come nearer by what is asked and stay in the picture. */
    private static final double LARGEST = 0.7;

    /** Of the image's height. Chosen: the largest face, held loosely, come nearer is 0.93; nobody stops at once. */
    private static final double LARGEST_NEAR = 1.05;

    /** Mean gray, 0..255. Chosen: below the 55 at which the page itself asks for more light. */
    private static final double DARKEST = 40;

    /** Chosen: above the page's 215, likewise. */
    private static final double BRIGHTEST = 230;

    private StepRule() {}

    /**
     * Judges a look.
     *
     * @param move what is asked
     * @param before what was asked in the step before, from where the head comes: being there is not wrong; not read at
     *     the first step
     * @param front the look into the camera; null at the first step, which is that look
     * @param holding whether the look before had reached the pose
     */
    public static LookAdvice of(Move move, Move before, FrontPose front, HeadLook now, boolean holding) {
        double kept = holding ? KEPT : 1;
        if (front == null) {
            return ofFront(now, kept);
        }
        if (progress(move, front, now) >= kept && isForemost(move, front, now, kept)) {
            return tooFar(front, now) ? LookAdvice.LESS : LookAdvice.REACHED;
        }
        Move shown = shown(front, now);
        if (shown != Move.FRONT && shown != before && shown != move) {
            return LookAdvice.WRONG_WAY;
        }
        return move == Move.FRONT ? LookAdvice.FACE_FORWARD : LookAdvice.MORE;
    }

    private static LookAdvice ofFront(HeadLook now, double kept) {
        if (now.size() < SMALLEST * kept) {
            return LookAdvice.CLOSER;
        }
        if (now.size() > LARGEST / kept) {
            return LookAdvice.FARTHER;
        }
        if (now.brightness() < DARKEST) {
            return LookAdvice.DARK;
        }
        if (now.brightness() > BRIGHTEST) {
            return LookAdvice.BRIGHT;
        }
        boolean forward = Math.abs(now.pose().yaw()) <= FORWARD_YAW / kept
                && Math.abs(now.pose().pitch()) <= FORWARD_PITCH / kept;
        return forward ? LookAdvice.REACHED : LookAdvice.FACE_FORWARD;
    }

    /** Whether a turn is not just what comes along with another one: a head to one side is often raised, too. */
    private static boolean isForemost(Move move, FrontPose front, HeadLook now, double kept) {
        double done = progress(move, front, now);
        return !TURNS.contains(move) || TURNS.stream().allMatch(turn -> kept * progress(turn, front, now) <= done);
    }

    /** The move that a head clearly makes; FRONT for none. */
    private static Move shown(FrontPose front, HeadLook now) {
        for (Move move : TURNS) {
            if (progress(move, front, now) >= 1) {
                return move;
            }
        }
        return Move.FRONT;
    }

    /** How much of a move is done: 1 for what is asked, below 0 for the other way. */
    public static double progress(Move move, FrontPose front, HeadLook now) {
        double yaw = now.pose().yaw() - front.yaw();
        double pitch = now.pose().pitch() - front.pitch();
        return switch (move) {
            case LEFT -> yaw / TURN;
            case RIGHT -> -yaw / TURN;
            case UP -> pitch / NOD;
            case DOWN -> -pitch / NOD;
            case CLOSER -> (now.size() / front.size() - 1) / (NEARER - 1);
            case FRONT -> Math.abs(yaw) <= FORWARD_YAW && Math.abs(pitch) <= FORWARD_PITCH ? 1 : 0;
        };
    }

    private static boolean tooFar(FrontPose front, HeadLook now) {
        return Math.abs(now.pose().yaw() - front.yaw()) > MOST
                || Math.abs(now.pose().pitch() - front.pitch()) > MOST
                || now.size() > LARGEST_NEAR;
    }
}
