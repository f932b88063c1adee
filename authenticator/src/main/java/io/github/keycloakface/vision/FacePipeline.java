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
import io.github.keycloakface.vision.onnx.EmbedderModel;
import io.github.keycloakface.vision.onnx.PassiveLivenessModel;
import io.github.keycloakface.vision.quality.FaceQuality;
import io.github.keycloakface.vision.quality.FaceView;
import io.github.keycloakface.vision.quality.Quality;
import io.github.keycloakface.vision.quality.Recognizability;
import io.github.keycloakface.vision.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencv.core.Mat;

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
     * @return best detection first; faces without plausible points are left out. Their quality is what can be told
     *     without the embedder, and never lower than what {@link #read} and {@link #judged} tell
     */
    public List<Face> detect(FaceImage image) throws ImageRejectedException {
        return detect(image, true);
    }

    /** @param steadied whether more looks steady the points, as a single picture needs it */
    List<Face> detect(FaceImage image, boolean steadied) throws ImageRejectedException {
        List<Placed> placed = new ArrayList<>();
        for (FoundFace found : image.watch().during(Stage.DETECT, () -> search.search(image))) {
            Optional<LocatedFace> located =
                    located(image, found, steadied).filter(l -> l.points().eyeDistance() > 0);
            if (located.isPresent()
                    && placed.stream()
                            .noneMatch(p -> isSame(p.points(), located.get().points()))) {
                placed.add(new Placed(found, located.get()));
            }
        }
        List<Face> faces = new ArrayList<>();
        for (Placed face : placed) {
            faces.add(face(image, face, rival(face, placed)));
        }
        return faces;
    }

    private record Placed(FoundFace found, LocatedFace located) {

        FivePoints points() {
            return located.points();
        }
    }

    private static double rival(Placed face, List<Placed> all) {
        return all.stream()
                .filter(other -> !other.equals(face))
                .mapToDouble(
                        other -> other.points().eyeDistance() / face.points().eyeDistance())
                .max()
                .orElse(0);
    }

    /** Two boxes, one face: a tile that cuts a face yields a box of its own, but the points fall on the same place. */
    private static boolean isSame(FivePoints face, FivePoints points) {
        return face.nose().distance(points.nose()) < Math.max(face.eyeDistance(), points.eyeDistance());
    }

    /**
     * Embeds a face.
     *
     * @param face a face of this image
     */
    public Embedding embed(FaceImage image, Face face) throws ImageRejectedException {
        return read(image, face).embedding();
    }

    /** The same for a face that was found in another way. */
    public Embedding embed(FaceImage image, FivePoints points) throws ImageRejectedException {
        return see(image, points).embedding();
    }

    /**
     * Embeds a face, and completes its quality with what the embedder made of it.
     *
     * @param face a face of this image
     */
    public EmbeddedFace read(FaceImage image, Face face) throws ImageRejectedException {
        EmbedderModel.Sight sight = see(image, face.points());
        return new EmbeddedFace(recognized(face, sight.strength()), sight.embedding());
    }

    private EmbedderModel.Sight see(FaceImage image, FivePoints points) throws ImageRejectedException {
        Mat aligned = aligned(image, FaceAligner.toTemplate(points));
        try {
            return image.watch().during(Stage.EMBED, () -> models.embedder().see(aligned));
        } finally {
            aligned.release();
        }
    }

    /**
     * Completes the quality of a face as {@link #read} does, for half the time where the mirror image is embedded, too.
     *
     * @param face a face of this image
     */
    public Face judged(FaceImage image, Face face) throws ImageRejectedException {
        if (models.embedder().strengthRange().isEmpty()) {
            return face;
        }
        Mat aligned = aligned(image, FaceAligner.toTemplate(face.points()));
        try {
            return recognized(
                    face,
                    image.watch().during(Stage.EMBED, () -> models.embedder().strength(aligned)));
        } finally {
            aligned.release();
        }
    }

    /** A face whose quality takes into account how strongly the embedder answered. */
    Face recognized(Face face, double strength) {
        return models.embedder()
                .strengthRange()
                .map(range -> new Recognizability(range.zeroAt(), range.fullAt()))
                .map(r -> face.with(FaceQuality.with(face.quality(), r, strength)))
                .orElse(face);
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

    /** The same for several pictures of one face, with about half the work for each. */
    public CapturePipeline ofCapture() {
        return new CapturePipeline(this, models.embedder(), Optional.ofNullable(liveness));
    }

    /**
     * Compares two faces.
     *
     * @return 0..200, see {@link ScoreCalibration}
     */
    public double score(Embedding a, Embedding b) {
        return models.calibration().score(a, b);
    }

    public ScoreCalibration calibration() {
        return models.calibration();
    }

    /** Id of the model whose embeddings this pipeline yields. */
    public String embedderId() {
        return models.embedder().id();
    }

    private Optional<LocatedFace> located(FaceImage image, FoundFace found, boolean steadied)
            throws ImageRejectedException {
        if (locator == null) {
            return found.points().map(points -> new LocatedFace(points, Optional.empty()));
        }
        return image.watch().during(Stage.LANDMARKS, () -> locator.locate(image, found, steadied));
    }

    private static Face face(FaceImage image, Placed face, double rival) throws ImageRejectedException {
        Similarity toTemplate = FaceAligner.toTemplate(face.points());
        Similarity toImage = toTemplate.inverse();
        double scale = toImage.scale();
        double roll = Math.toDegrees(Math.atan2(toImage.b(), toImage.a()));
        RotatedBox box = RotatedBox.around(
                toImage.apply(FaceAligner.BOX_CENTER), BOX_WIDTH * scale, FaceAligner.BOX_HEIGHT * scale, roll);
        FaceImage.Level level = level(image, toTemplate);
        FaceView.Place place = new FaceView.Place(box, image.width(), image.height(), rival);
        Quality quality =
                image.watch().during(Stage.QUALITY, () -> FaceMeasuring.measured(level, face.located(), place));
        FoundFace found = face.found();
        return new Face(box, found.box(), face.points(), roll, found.score(), quality);
    }

    static Mat aligned(FaceImage image, Similarity toTemplate) throws ImageRejectedException {
        FaceImage.Level level = level(image, toTemplate);
        return image.watch()
                .during(Stage.ALIGN, () -> FaceAligner.align(level.bgr(), toTemplate.fromScaled(level.scale())));
    }

    /** The smallest level that is not enlarged on the template: shrinking there is averaged, here it is sampled. */
    private static FaceImage.Level level(FaceImage image, Similarity toTemplate) throws ImageRejectedException {
        return image.atLeast(Math.min(1, toTemplate.scale()));
    }

    @Override
    public void close() {
        models.close();
    }
}
