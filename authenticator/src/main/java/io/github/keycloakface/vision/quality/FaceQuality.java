package io.github.keycloakface.vision.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures a face and sums up: the mean of all components, pulled half-way to the weakest. */
public final class FaceQuality {

    private static final List<QualityMeasure> MEASURES =
            List.of(new SharpnessMeasure(), new ExposureMeasure(), new SizeMeasure(), new PoseMeasure());

    private FaceQuality() {}

    public static Quality of(FaceView face) {
        Map<String, Double> components = new LinkedHashMap<>();
        for (QualityMeasure measure : MEASURES) {
            components.put(measure.name(), measure.measure(face));
        }
        double sum = 0;
        Map.Entry<String, Double> weakest = null;
        for (Map.Entry<String, Double> component : components.entrySet()) {
            sum += component.getValue();
            if (weakest == null || component.getValue() < weakest.getValue()) {
                weakest = component;
            }
        }
        // One ruined component ruins the comparison however good the others are, so a plain mean would flatter.
        double score = (sum / components.size() + weakest.getValue()) / 2;
        return new Quality(Math.max(1, Math.min(100, score)), Map.copyOf(components), weakest.getKey());
    }
}
