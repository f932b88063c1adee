package io.github.keycloakface.vision.quality;

import java.util.OptionalDouble;

/** One thing that can make a face hard to compare; docs/quality.md has the table of all. */
interface QualityMeasure {

    /** Name in refusals and answers, for example {@code sharpness}. */
    String name();

    /** What is measured, in the unit of the measure; empty where this picture or these models do not let it be seen. */
    OptionalDouble raw(FaceView face);

    /** 0 (useless) to 100 (nothing to mend). */
    double value(double raw);
}
