package io.github.keycloakface.evaluation.gallery;

import io.github.keycloakface.evaluation.statistics.FaceSet;
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
}
