package io.github.keycloakface.vision;

import io.github.keycloakface.vision.align.FaceAligner;
import io.github.keycloakface.vision.align.LocatedFace;
import io.github.keycloakface.vision.geometry.PixelRectangle;
import io.github.keycloakface.vision.geometry.Similarity;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.quality.FaceQuality;
import io.github.keycloakface.vision.quality.FaceView;
import io.github.keycloakface.vision.quality.GreyPatch;
import io.github.keycloakface.vision.quality.Quality;
import java.util.Optional;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/** Cuts out of an image what the quality measures look at. */
final class FaceMeasuring {

    /** The surroundings are seen at this share of the template's size. */
    private static final double WIDE = 0.5;

    /** Pixels per side of the piece in which blocks of compression are looked for: 20 of them. */
    private static final int STORED_SIDE = 160;

    private FaceMeasuring() {}

    /** @param level the level of the image on which the face is at least as large as on the template */
    static Quality measured(FaceImage.Level level, LocatedFace face, FaceView.Place place) {
        Similarity toTemplate = FaceAligner.toTemplate(face.points());
        Mat aligned = FaceAligner.align(level.bgr(), toTemplate.fromScaled(level.scale()));
        try {
            return FaceQuality.of(new FaceView(
                    aligned,
                    GreyPatch.of(aligned),
                    surroundings(level, toTemplate),
                    level.scale() < 1 ? Optional.empty() : stored(level.bgr(), place),
                    face.landmarks().map(shape -> shape.map(toTemplate::apply)),
                    face.points(),
                    place));
        } finally {
            aligned.release();
        }
    }

    private static GreyPatch surroundings(FaceImage.Level level, Similarity t) {
        double middle = FaceAligner.SIDE / 2.0;
        Similarity wide = new Similarity(
                WIDE * t.a(),
                WIDE * t.b(),
                WIDE * (t.tx() - FaceAligner.BOX_CENTER.x()) + middle,
                WIDE * (t.ty() - FaceAligner.BOX_CENTER.y()) + middle);
        Mat seen = FaceAligner.align(level.bgr(), wide.fromScaled(level.scale()));
        try {
            return GreyPatch.of(seen);
        } finally {
            seen.release();
        }
    }

    /** The middle of the face, or what of it lies in the image. */
    private static Optional<GreyPatch> stored(Mat full, FaceView.Place place) {
        PixelRectangle box = place.box().clippedTo(full.cols(), full.rows());
        int width = Math.min(STORED_SIDE, box.width());
        int height = Math.min(STORED_SIDE, box.height());
        if (width == 0 || height == 0) {
            return Optional.empty();
        }
        Mat piece = full.submat(
                new Rect(box.x() + (box.width() - width) / 2, box.y() + (box.height() - height) / 2, width, height));
        try {
            return Optional.of(GreyPatch.of(piece));
        } finally {
            piece.release();
        }
    }
}
