package io.github.keycloakface.vision.quality;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Measures a face and sums up: each component takes its share off, {@code score = 100 * product((c / 100) ^ weight)}.
 *
 * <p>The weights were learned from lfw-dev: people divided in halves by lot, non-negative least squares on the cosines
 * of the genuine pairs of one half against the logarithms of the components of the poorer photo, counted on the other;
 * docs/quality.md has the figures. Their proportions are rounded, and all are scaled so that the thresholds that
 * operators have set go on refusing about as many faces.
 */
public final class FaceQuality {

    private static final double EMBEDDER = 0.7;

    /** Learned: 0.3 to 0.6 of the embedder's. */
    private static final double STRONG = 0.35;

    /**
     * Learned: 0 to 0.3 of the embedder's. Hardly a photo of lfw-dev is ruined by pose, light or size, so 0 is what
     * cannot be learned there, not what is true: a component at 0 must still show, and leaves a score of 40.
     */
    private static final double LEAST = 0.2;

    /** In the answers only: does not foretell errors, or is not the face's own. */
    private static final double NONE = 0;

    /** A component from here on up is not worth mending while the face as a whole is hard to recognize. */
    private static final double FAIR = 80;

    /** What a component at 0 counts, so that others still tell two such faces apart. */
    private static final double FLOOR = 1;

    private record Part(QualityMeasure measure, double weight) {}

    private static final List<Part> PARTS = List.of(
            new Part(new SharpnessMeasure(), STRONG),
            new Part(new UnderexposureMeasure(), STRONG),
            new Part(new OverexposureMeasure(), STRONG),
            new Part(new EyeDistanceMeasure(), STRONG),
            new Part(new YawMeasure(), LEAST),
            new Part(new PitchMeasure(), LEAST),
            new Part(new EyesVisibleMeasure(), LEAST),
            new Part(new EyesOpenMeasure(), LEAST),
            new Part(new MouthClosedMeasure(), LEAST),
            new Part(new MouthVisibleMeasure(), LEAST),
            new Part(new MarginsMeasure(), LEAST),
            new Part(new RollMeasure(), NONE),
            new Part(new UniformLightMeasure(), NONE),
            new Part(new DynamicRangeMeasure(), NONE),
            new Part(new CompressionMeasure(), NONE),
            new Part(new NaturalColorMeasure(), NONE),
            new Part(new HeadSizeMeasure(), NONE),
            new Part(new SingleFaceMeasure(), NONE),
            new Part(new BackgroundMeasure(), NONE));

    private FaceQuality() {}

    /** All that can be told without the embedder. */
    public static Quality of(FaceView face) {
        Map<String, Double> components = new LinkedHashMap<>();
        Map<String, Double> raw = new LinkedHashMap<>();
        for (Part part : PARTS) {
            OptionalDouble measured = part.measure().raw(face);
            if (measured.isPresent()) {
                raw.put(part.measure().name(), measured.getAsDouble());
                components.put(part.measure().name(), part.measure().value(measured.getAsDouble()));
            }
        }
        return sum(components, raw);
    }

    /** The same with what the embedder made of the face. */
    public static Quality with(Quality seen, Recognizability recognizability, double strength) {
        Map<String, Double> components = new LinkedHashMap<>(seen.components());
        Map<String, Double> raw = new LinkedHashMap<>(seen.raw());
        raw.put(Recognizability.NAME, strength);
        components.put(Recognizability.NAME, recognizability.value(strength));
        return sum(components, raw);
    }

    private static Quality sum(Map<String, Double> components, Map<String, Double> raw) {
        double lost = penalty(components, Recognizability.NAME, EMBEDDER);
        for (Part part : PARTS) {
            lost += penalty(components, part);
        }
        double score = Ramp.FULL * Math.exp(-lost);
        return new Quality(
                Math.max(1, Math.min(Ramp.FULL, score)), Map.copyOf(components), Map.copyOf(raw), weakest(components));
    }

    /** The embedder sees that something is wrong, not what: it is named only when nothing else is to be mended. */
    private static String weakest(Map<String, Double> components) {
        String worst = PARTS.stream()
                .filter(part -> part.weight() > 0
                        && components.containsKey(part.measure().name()))
                .max(Comparator.comparingDouble((Part part) -> penalty(components, part)))
                .map(part -> part.measure().name())
                .orElseThrow();
        boolean isUnclear = components.getOrDefault(Recognizability.NAME, Ramp.FULL) < components.get(worst);
        return isUnclear && components.get(worst) >= FAIR ? Recognizability.NAME : worst;
    }

    private static double penalty(Map<String, Double> components, Part part) {
        return penalty(components, part.measure().name(), part.weight());
    }

    /** What is lost, as a logarithm: 0 is nothing. */
    private static double penalty(Map<String, Double> components, String name, double weight) {
        double value = components.getOrDefault(name, Ramp.FULL);
        return -weight * Math.log(Math.max(FLOOR, value) / Ramp.FULL);
    }
}
