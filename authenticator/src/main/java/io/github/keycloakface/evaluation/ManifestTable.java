package io.github.keycloakface.evaluation;

import io.github.keycloakface.evaluation.statistics.CalibrationFit;
import io.github.keycloakface.vision.model.ModelManifest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** A fit as a manifest has it: cosines to four digits, which move a score by 0.02, rates to three. */
final class ManifestTable {

    private ManifestTable() {}

    static ModelManifest.Calibration of(CalibrationFit fit, String measuredOn, List<Double> center) {
        List<ModelManifest.Point> points = new ArrayList<>();
        for (CalibrationFit.Point point : fit.points()) {
            ModelManifest.Point rounded = new ModelManifest.Point(
                    new BigDecimal(point.cosine())
                            .setScale(4, RoundingMode.HALF_EVEN)
                            .doubleValue(),
                    new BigDecimal(point.fmr())
                            .round(new MathContext(3, RoundingMode.HALF_EVEN))
                            .doubleValue());
            if (rounded.fmr() > 0 && (points.isEmpty() || isBeyond(points.get(points.size() - 1), rounded))) {
                points.add(rounded);
            }
        }
        return new ModelManifest.Calibration(measuredOn, fit.countedDownTo(), points, center);
    }

    private static boolean isBeyond(ModelManifest.Point last, ModelManifest.Point point) {
        return point.cosine() > last.cosine() && point.fmr() < last.fmr();
    }
}
