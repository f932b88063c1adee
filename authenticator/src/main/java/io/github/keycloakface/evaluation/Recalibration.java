package io.github.keycloakface.evaluation;

import io.github.keycloakface.evaluation.statistics.CalibrationFit;
import io.github.keycloakface.vision.model.ModelManifest;
import java.io.IOException;
import java.util.Locale;

/** What a measurement says the cosines of an embedder mean. */
public final class Recalibration {

    /** From fewer people one family or one camera decides. */
    public static final int FEW_PEOPLE = 100;

    private Recalibration() {}

    /**
     * The table for the manifest.
     *
     * @throws IOException when there is too little to calibrate on
     */
    public static ModelManifest.Calibration of(Measurement measurement) throws IOException {
        try {
            CalibrationFit fit = CalibrationFit.of(measurement.comparisons());
            return ManifestTable.of(fit, measuredOn(measurement, fit), measurement.center());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String measuredOn(Measurement measurement, CalibrationFit fit) {
        int left = measurement.peoplePairsIgnored();
        return String.format(
                Locale.ROOT,
                "%s: %,d photos of %,d people, all %,d impostor pairs%s; one photo against one%s; counted down to 1"
                        + " in %,.0f, exponential tail beyond",
                measurement.data(),
                measurement.gallery().photos().photos().size(),
                measurement.gallery().photos().people().size(),
                measurement.comparisons().impostorCount(),
                left == 0 ? "" : " but those of " + left + " pairs of people with suspected label errors",
                measurement.center().isEmpty() ? "" : ", without what all have in common",
                1 / fit.countedDownTo());
    }
}
