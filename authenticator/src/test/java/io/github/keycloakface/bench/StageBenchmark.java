package io.github.keycloakface.bench;

import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.align.FaceAligner;
import io.github.keycloakface.vision.align.FaceLandmarks;
import io.github.keycloakface.vision.align.Landmarker;
import io.github.keycloakface.vision.detect.Detection;
import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.Similarity;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageLimits;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.liveness.Liveness;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelStore;
import io.github.keycloakface.vision.model.ModelTask;
import io.github.keycloakface.vision.onnx.EmbedderModel;
import io.github.keycloakface.vision.onnx.LandmarkModel;
import io.github.keycloakface.vision.onnx.UltraFaceDetector;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opencv.core.Mat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Each stage alone, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StageBenchmark {

    /** The share of a 12-megapixel photo's sides that the detector, with 320 pixels, asks for: an eighth is decoded. */
    private static final double FOR_DETECTOR = 320.0 / 4000;

    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
    private byte[] webcam;
    private byte[] phone;
    private FaceImage image;
    private FacePipeline pipeline;
    private UltraFaceDetector detector;
    private LandmarkModel landmarks;
    private Landmarker landmarker;
    private EmbedderModel embedder;
    private Mat half;
    private Mat full;
    private Face face;
    private Box box;
    private Similarity toTemplate;
    private Mat aligned;

    @Setup
    public void open() throws IOException, ModelException, ImageRejectedException {
        BenchPhotos.loadNatives();
        webcam = BenchPhotos.webcam();
        phone = BenchPhotos.phone();
        ModelStore store = ModelStore.bundled();
        pipeline = new FacePipeline(store);
        detector = new UltraFaceDetector(store, store.find(ModelTask.DETECTOR).orElseThrow());
        landmarks = new LandmarkModel(store, store.find(ModelTask.LANDMARKS).orElseThrow());
        landmarker = new Landmarker(landmarks);
        embedder = new EmbedderModel(store, store.find(ModelTask.EMBEDDER).orElseThrow());
        image = decoder.open(webcam);
        full = image.atLeast(1).bgr();
        half = image.atLeast(0.5).bgr();
        face = pipeline.detect(image).get(0);
        box = detector.detect(full).get(0).box();
        toTemplate = FaceAligner.toTemplate(face.points());
        aligned = FaceAligner.align(full, toTemplate);
    }

    @TearDown
    public void close() {
        aligned.release();
        image.close();
        embedder.close();
        landmarks.close();
        detector.close();
        pipeline.close();
    }

    @Benchmark
    public int decodeWebcam() throws ImageRejectedException {
        return decoded(webcam, 1);
    }

    @Benchmark
    public int decodePhoneFull() throws ImageRejectedException {
        return decoded(phone, 1);
    }

    @Benchmark
    public int decodePhoneForDetector() throws ImageRejectedException {
        return decoded(phone, FOR_DETECTOR);
    }

    private int decoded(byte[] bytes, double scale) throws ImageRejectedException {
        try (FaceImage opened = decoder.open(bytes)) {
            return opened.atLeast(scale).bgr().rows();
        }
    }

    @Benchmark
    public List<Detection> detect() {
        return detector.detect(half);
    }

    @Benchmark
    public FaceLandmarks landmarksOneLook() {
        return landmarker.locate(full, box.center(), box.height(), 0);
    }

    @Benchmark
    public int align() {
        Mat made = FaceAligner.align(full, toTemplate);
        try {
            return made.rows();
        } finally {
            made.release();
        }
    }

    @Benchmark
    public Embedding embed() {
        return embedder.embed(aligned);
    }

    /** Both crops. */
    @Benchmark
    public Optional<Liveness> liveness() throws ImageRejectedException {
        return pipeline.liveness(image, face);
    }

    /** Detection, landmarks and quality on pixels that are decoded already. */
    @Benchmark
    public List<Face> detectLocateAssess() throws ImageRejectedException {
        return pipeline.detect(image);
    }
}
