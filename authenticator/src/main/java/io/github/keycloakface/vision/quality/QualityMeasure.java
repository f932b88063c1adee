package io.github.keycloakface.vision.quality;

/** One thing that makes a face hard to compare. */
interface QualityMeasure {

    /** Name in refusals and answers, for example {@code sharpness}. */
    String name();

    /** 0 (useless) to 100 (nothing to mend). */
    double measure(FaceView face);
}
