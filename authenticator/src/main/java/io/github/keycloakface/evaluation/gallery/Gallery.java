package io.github.keycloakface.evaluation.gallery;

import io.github.keycloakface.evaluation.statistics.FaceSet;
import io.github.keycloakface.vision.match.Embedding;
import java.util.List;
import java.util.Set;

/**
 * Photos, embedded.
 *
 * @param samples one per photo that shows a face, in the order of the photos
 * @param failures the other photos
 */
public record Gallery(PhotoSet photos, List<Sample> samples, List<Failure> failures) {

    public Gallery {
        samples = List.copyOf(samples);
        failures = List.copyOf(failures);
    }

    /** All faces, to be compared with each other. */
    public FaceSet faces(Set<Long> ignored) {
        return new FaceSet(
                samples.stream().map(Sample::unit).toArray(float[][]::new),
                samples.stream().mapToInt(Sample::person).toArray(),
                photos.people().size(),
                ignored);
    }

    /**
     * The same faces without what they have in common.
     *
     * @param center as long as an embedding; empty to change nothing
     */
    public Gallery without(List<Double> center) {
        if (center.isEmpty()) {
            return this;
        }
        float[] common = new float[center.size()];
        for (int i = 0; i < common.length; i++) {
            common[i] = center.get(i).floatValue();
        }
        return new Gallery(
                photos, samples.stream().map(sample -> without(sample, common)).toList(), failures);
    }

    private static Sample without(Sample sample, float[] common) {
        float[] rest =
                Embedding.ofRaw("measured", sample.unit()).without(common).toArray();
        return new Sample(sample.photo(), sample.person(), rest, sample.quality(), sample.components());
    }
}
