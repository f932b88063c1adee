package io.github.keycloakface.evaluation.pad.challenge;

import io.github.keycloakface.evaluation.Measurement.Progress;
import io.github.keycloakface.evaluation.gallery.Photo;
import io.github.keycloakface.evaluation.gallery.PhotoSet;
import io.github.keycloakface.vision.challenge.HeadReader;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.opencv.core.Mat;

/** Makes recordings, of photos and of other recordings. */
final class Studio {

    /** Shots of one recording: a minute at four looks a second. */
    private static final int MOST_SHOTS = 240;

    private final HeadReader heads;

    Studio(HeadReader heads) {
        this.heads = heads;
    }

    /**
     * The recordings of a folder that holds a folder a person; evenly thinned where there are too many photos. Photos
     * without exactly one near face are left out, people without a photo that is left, too.
     */
    List<Recording> read(Path root, Progress progress) throws IOException {
        PhotoSet photos = PhotoSet.folder(root);
        LongConsumer bar = progress.begin(
                "people of " + root.getFileName(), photos.people().size());
        List<Recording> recordings = new ArrayList<>();
        for (int person = 0; person < photos.people().size(); person++) {
            int whose = person;
            List<Photo> all = photos.photos().stream()
                    .filter(photo -> photo.person() == whose)
                    .toList();
            List<byte[]> images = new ArrayList<>();
            int step = (all.size() + MOST_SHOTS - 1) / MOST_SHOTS;
            for (int i = 0; i < all.size(); i += step) {
                images.add(Files.readAllBytes(all.get(i).path()));
            }
            recording(photos.people().get(person), images.stream()).ifPresent(recordings::add);
            bar.accept(person + 1L);
        }
        return recordings;
    }

    /** The same with left and right exchanged, as another person who looks much alike. */
    Optional<Recording> mirrored(Recording of) {
        return changed(of, Darkroom::mirrored);
    }

    /** Every shot of a recording changed in one way. */
    Optional<Recording> changed(Recording of, UnaryOperator<Mat> change) {
        return recording(of.person(), of.shots().stream().map(shot -> change(shot, change)));
    }

    /** One photo, shown in many ways. */
    Optional<Recording> shown(String person, Mat photo, List<UnaryOperator<Mat>> ways) {
        return recording(person, ways.stream().map(way -> encoded(way.apply(photo))));
    }

    /** A shot as it looks changed; empty when there is no face in it any more. */
    Optional<Shot> shot(byte[] image) {
        try {
            return Optional.of(new Shot(image, heads.look(image)));
        } catch (DefectiveFaceException e) {
            return Optional.empty();
        }
    }

    static byte[] change(Shot shot, UnaryOperator<Mat> change) {
        Mat pixels = shot.pixels();
        try {
            return encoded(change.apply(pixels));
        } finally {
            pixels.release();
        }
    }

    private static byte[] encoded(Mat pixels) {
        try {
            return Jpeg.encode(pixels);
        } finally {
            pixels.release();
        }
    }

    private Optional<Recording> recording(String person, Stream<byte[]> images) {
        List<Shot> shots =
                images.parallel().map(this::shot).flatMap(Optional::stream).toList();
        return shots.isEmpty() ? Optional.empty() : Optional.of(new Recording(person, shots));
    }
}
