package io.github.keycloakface.evaluation.pad;

/**
 * One photo that was judged.
 *
 * @param attack whether it shows a picture of a face, or a face
 * @param subject whose folder it lies in
 * @param photo path below its root
 * @param score share of live, 0..1
 */
public record PadSample(boolean attack, String subject, String photo, double score) {

    /** Whether a threshold judges it wrongly. */
    boolean isWrongAt(double minLive) {
        return attack == score >= minLive;
    }
}
