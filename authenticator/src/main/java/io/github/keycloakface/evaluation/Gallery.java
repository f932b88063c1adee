package io.github.keycloakface.evaluation;

import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageRejectedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * The photos of a folder that holds a folder a person, embedded.
 *
 * <p>In each photo the face nearest to the middle is taken: data sets of named people are cropped around their subject.
 *
 * @param people names, sorted; a sample's person is an index into it
 * @param samples one per photo in which a face was found, sorted by path
 * @param failures photos that are no image or show no face (failure to enroll)
 */
record Gallery(List<String> people, List<Sample> samples, List<Path> failures) {

    /**
     * @param threads how many photos are worked on at a time
     * @param progress told after each photo how many are done
     */
    static Gallery load(Path root, FacePipeline pipeline, ImageDecoder decoder, int threads, IntConsumer progress)
            throws IOException, InterruptedException {
        List<Path> photos = photos(root);
        TreeMap<String, Integer> people = new TreeMap<>();
        photos.forEach(p -> people.put(person(p), 0));
        people.replaceAll((name, ignored) -> people.headMap(name).size());
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Optional<Sample>>> pending = new ArrayList<>();
            for (Path photo : photos) {
                int person = people.get(person(photo));
                pending.add(workers.submit(() -> sample(person, photo, pipeline, decoder)));
            }
            List<Sample> samples = new ArrayList<>();
            List<Path> failures = new ArrayList<>();
            for (int i = 0; i < photos.size(); i++) {
                Path photo = photos.get(i);
                result(pending.get(i)).ifPresentOrElse(samples::add, () -> failures.add(photo));
                progress.accept(i + 1);
            }
            return new Gallery(List.copyOf(people.keySet()), samples, failures);
        } finally {
            workers.shutdownNow();
        }
    }

    static List<Path> photos(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root, 2)) {
            List<Path> photos = new ArrayList<>(files.filter(Files::isRegularFile)
                    .filter(p -> p.toString().matches("(?i).*\\.(jpe?g|png|bmp)"))
                    .toList());
            Collections.sort(photos);
            return photos;
        }
    }

    private static String person(Path photo) {
        return photo.toAbsolutePath().getParent().getFileName().toString();
    }

    private static Optional<Sample> sample(int person, Path photo, FacePipeline pipeline, ImageDecoder decoder)
            throws IOException {
        try (FaceImage image = decoder.open(Files.readAllBytes(photo))) {
            Point middle = new Point(image.width() / 2.0, image.height() / 2.0);
            Optional<Face> face = pipeline.detect(image).stream()
                    .min(Comparator.comparingDouble(f -> center(f).distance(middle)));
            if (face.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    new Sample(person, photo, pipeline.embed(image, face.get()).toArray()));
        } catch (ImageRejectedException e) {
            return Optional.empty();
        }
    }

    private static Point center(Face face) {
        return Point.middle(face.box().topLeft(), face.box().bottomRight());
    }

    private static Optional<Sample> result(Future<Optional<Sample>> pending) throws IOException, InterruptedException {
        try {
            return pending.get();
        } catch (ExecutionException e) {
            throw new IOException("a photo cannot be read", e.getCause());
        }
    }
}
