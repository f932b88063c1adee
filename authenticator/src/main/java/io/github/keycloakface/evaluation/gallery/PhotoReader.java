package io.github.keycloakface.evaluation.gallery;

import io.github.keycloakface.vision.EmbeddedFace;
import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.quality.Quality;
import java.util.Comparator;
import java.util.Optional;

/**
 * Reads the face nearest to the middle of a photo: data sets of named people are cropped around their subject. Safe for
 * use by many threads.
 */
final class PhotoReader {

    private final FacePipeline pipeline;
    private final ImageDecoder decoder;

    PhotoReader(FacePipeline pipeline, ImageDecoder decoder) {
        this.pipeline = pipeline;
        this.decoder = decoder;
    }

    Reading read(byte[] bytes) {
        try (FaceImage image = decoder.open(bytes)) {
            Point middle = new Point(image.width() / 2.0, image.height() / 2.0);
            Optional<Face> face = pipeline.detect(image).stream()
                    .min(Comparator.comparingDouble(f -> center(f).distance(middle)));
            if (face.isEmpty()) {
                return Reading.failed(Failure.Reason.NO_FACE);
            }
            EmbeddedFace read = pipeline.read(image, face.get());
            Quality quality = read.face().quality();
            return new Reading(null, read.embedding().toArray(), quality.score(), quality.components());
        } catch (ImageRejectedException e) {
            return Reading.failed(reason(e));
        }
    }

    private static Failure.Reason reason(ImageRejectedException e) {
        return switch (e.reason()) {
            case UNSUPPORTED_FORMAT -> Failure.Reason.UNSUPPORTED_FORMAT;
            case UNREADABLE -> Failure.Reason.UNREADABLE;
            case TOO_LARGE -> Failure.Reason.TOO_LARGE;
        };
    }

    private static Point center(Face face) {
        return Point.middle(face.box().topLeft(), face.box().bottomRight());
    }
}
