package io.github.keycloakface.vision.quality;

/**
 * What the embedder itself makes of a face: the length of its vector before it is brought to 1. Networks of the ArcFace
 * family answer strongly to what they learned to tell apart, and weakly to what hides it, whatever that is (Meng et
 * al., "MagFace", 2021; the unified score of ISO/IEC 29794-5 is such a length).
 *
 * @param zeroAt length at and below which a face says nothing
 * @param fullAt length from which on there is nothing to mend
 */
public record Recognizability(double zeroAt, double fullAt) {

    /** Name in refusals and answers. */
    public static final String NAME = "recognizability";

    double value(double strength) {
        return new Ramp(zeroAt, fullAt).of(strength);
    }
}
