package io.github.keycloakface.vision;

import io.github.keycloakface.vision.align.FaceAligner;
import io.github.keycloakface.vision.align.FaceLocator;
import io.github.keycloakface.vision.align.Landmarker;
import io.github.keycloakface.vision.align.LocatedFace;
import io.github.keycloakface.vision.detect.FaceSearch;
import io.github.keycloakface.vision.detect.FoundFace;
import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.RotatedBox;
import io.github.keycloakface.vision.geometry.Similarity;
import io.github.keycloakface.vision.head.HeadFinder;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.liveness.FusedLiveness;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.liveness.PassiveLiveness;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelStore;
import io.github.keycloakface.vision.onnx.PassiveLivenessModel;
import io.github.keycloakface.vision.quality.FaceQuality;
import io.github.keycloakface.vision.quality.FaceView;
import io.github.keycloakface.vision.quality.Quality;
import io.github.keycloakface.vision.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/**
 * From pixels to faces and from faces to embeddings, with the models of one pack. Safe for use by many threads; an
 * image belongs to one thread. OpenCV's native library must be loaded before.
 */
public final class FacePipeline implements AutoCloseable {

    /** The proportions that the contract of face/verify asks for. */
    private static final double BOX_WIDTH = FaceAligner.BOX_HEIGHT * 0.8;

    private final Models models;
    private final FaceSearch search;
    private final FaceLocator locator;
    private final PassiveLiveness liveness;
    private final HeadFinder heads;

    /**
     * Loads the models of a pack.
     *
     * @throws ModelException when a model is missing, altered or not of the kind that its adapter feeds
     */
    public FacePipeline(ModelStore store) throws ModelException {
        this(new Models(store, true));
    }

    private FacePipeline(Models models) {
        this.models = models;
        search = new FaceSearch(models.detector());
        locator = models.landmarks()
                .map(model -> new FaceLocator(models.detector(), new Landmarker(model)))
                .orElse(null);
        liveness = models.liveness().map(PassiveLiveness::new).orElse(null);
        heads = models.landmarks()
                .flatMap(points ->
                        models.pose().map(pose -> new HeadFinder(models.detector(), new Landmarker(points), pose)))
                .orElse(null);
    }

    /**
     * Loads the models of a pack in order to measure what its cosines mean: it embeds, but need not be able to score.
     *
     * @throws ModelException as above, but for a calibration that is missing
     */
    public static FacePipeline uncalibrated(ModelStore store) throws ModelException {
        return new FacePipeline(new Models(store, false));
    }

    /**
     * Finds all faces of an image.
     *
     * @return best detection first; faces without plausible points are left out
     */
    public List<Face> detect(FaceImage image) throws ImageRejectedException {
        List<Face> faces = new ArrayList<>();
        for (FoundFace found : image.watch().during(Stage.DETECT, () -> search.search(image))) {
            Optional<FivePoints> points = points(image, found).filter(p -> p.eyeDistance() > 0);
            if (points.isPresent() && faces.stream().noneMatch(f -> isSame(f, points.get()))) {
                faces.add(face(image, found, points.get()));
            }
        }
        return faces;
    }

    /** Two boxes, one face: a tile that cuts a face yields a box of its own, but the points fall on the same place. */
    private static boolean isSame(Face face, FivePoints points) {
        return face.points().nose().distance(points.nose())
                < Math.max(face.points().eyeDistance(), points.eyeDistance());
    }

    /**
     * Embeds a face.
     *
     * @param face a face of this image
     */
    public Embedding embed(FaceImage image, Face face) throws ImageRejectedException {
        return embed(image, face.points());
    }

    /** The same for a face that was found in another way. */
    public Embedding embed(FaceImage image, FivePoints points) throws ImageRejectedException {
        Mat aligned = aligned(image, FaceAligner.toTemplate(points));
        try {
            return image.watch().during(Stage.EMBED, () -> models.embedder().embed(aligned));
        } finally {
            aligned.release();
        }
    }

    /**
     * Judges whether a face is live.
     *
     * @param face a face of this image
     * @return empty when the pack has no model for it
     */
    public Optional<Liveness> liveness(FaceImage image, Face face) throws ImageRejectedException {
        return liveness(image, face.detected(), face.rollDegrees());
    }

    /** The same for a face that was found in another way. */
    public Optional<Liveness> liveness(FaceImage image, Box detected, double rollDegrees)
            throws ImageRejectedException {
        if (liveness == null) {
            return Optional.empty();
        }
        return Optional.of(image.watch().during(Stage.LIVENESS, () -> liveness.judge(image, detected, rollDegrees)));
    }

    /** Several pictures of one face judged together, as {@link #liveness} judges one. */
    public Liveness fused(List<Liveness> each) {
        return FusedLiveness.of(
                each, models.liveness().map(PassiveLivenessModel::minLive).orElse(Double.NaN));
    }

    /** Whether the pack has a model that tells a face from its picture. */
    public boolean judgesLiveness() {
        return liveness != null;
    }

    /** Finds heads and where they point; empty when the pack has no model for pose or none for landmarks. */
    public Optional<HeadFinder> heads() {
        return Optional.ofNullable(heads);
    }

    /**
     * Compares two faces.
     *
     * @return 0..200, see {@link ScoreCalibration}
     */
    public double score(Embedding a, Embedding b) {
        return models.calibration().score(a.cosine(b));
    }

    public ScoreCalibration calibration() {
        return models.calibration();
    }

    /** Id of the model whose embeddings this pipeline yields. */
    public String embedderId() {
        return models.embedder().id();
    }

    private Optional<FivePoints> points(FaceImage image, FoundFace found) throws ImageRejectedException {
        if (locator == null) {
            return found.points();
        }
        return image.watch()
                .during(Stage.LANDMARKS, () -> locator.locate(image, found).map(LocatedFace::points));
    }

    private static Face face(FaceImage image, FoundFace found, FivePoints points) throws ImageRejectedException {
        Similarity toTemplate = FaceAligner.toTemplate(points);
        Similarity toImage = toTemplate.inverse();
        double scale = toImage.scale();
        double roll = Math.toDegrees(Math.atan2(toImage.b(), toImage.a()));
        RotatedBox box = RotatedBox.around(
                toImage.apply(FaceAligner.BOX_CENTER), BOX_WIDTH * scale, FaceAligner.BOX_HEIGHT * scale, roll);
        Mat aligned = aligned(image, toTemplate);
        try {
            Quality quality = image.watch().during(Stage.QUALITY, () -> quality(aligned, points));
            return new Face(box, found.box(), points, roll, found.score(), quality);
        } finally {
            aligned.release();
        }
    }

    private static Quality quality(Mat aligned, FivePoints points) {
        Mat grey = new Mat();
        try {
            Imgproc.cvtColor(aligned, grey, Imgproc.COLOR_BGR2GRAY);
            return FaceQuality.of(new FaceView(grey, points));
        } finally {
            grey.release();
        }
    }

    /** The smallest level that is not enlarged on the template: shrinking there is averaged, here it is sampled. */
    private static Mat aligned(FaceImage image, Similarity toTemplate) throws ImageRejectedException {
        return image.watch().during(Stage.ALIGN, () -> {
            FaceImage.Level level = image.atLeast(Math.min(1, toTemplate.scale()));
            return FaceAligner.align(level.bgr(), toTemplate.fromScaled(level.scale()));
        });
    }

    @Override
    public void close() {
        models.close();
    }
}
