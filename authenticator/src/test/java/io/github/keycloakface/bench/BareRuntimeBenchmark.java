package io.github.keycloakface.bench;

import ai.onnxruntime.OrtException;
import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.align.FaceAligner;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageLimits;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelStore;
import io.github.keycloakface.vision.model.ModelTask;
import io.github.keycloakface.vision.onnx.BareSession;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** ONNX Runtime's session.run alone, with tensors made beforehand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BareRuntimeBenchmark {

    private BareSession detector;
    /** FaceLocator looks three times at an upright face, AveragedLooks five times more. */
    private static final int LOOKS = 8;

    /** The face and its mirror image. */
    private static final int EMBEDDINGS = 2;

    private BareSession landmarks;
    private BareSession embedder;

    @Setup
    public void open() throws IOException, ModelException, ImageRejectedException, OrtException {
        BenchPhotos.loadNatives();
        ModelStore store = ModelStore.bundled();
        try (FacePipeline pipeline = new FacePipeline(store);
                FaceImage image = new ImageDecoder(ImageLimits.DEFAULT).open(BenchPhotos.webcam())) {
            Mat photo = image.atLeast(1).bgr();
            Face face = pipeline.detect(image).get(0);
            Mat aligned = FaceAligner.align(photo, FaceAligner.toTemplate(face.points()));
            Mat small = new Mat();
            Imgproc.resize(photo, small, new Size(320, 240), 0, 0, Imgproc.INTER_AREA);
            Mat grey = new Mat();
            Imgproc.resize(aligned, grey, new Size(64, 64), 0, 0, Imgproc.INTER_AREA);
            Imgproc.cvtColor(grey, grey, Imgproc.COLOR_BGR2GRAY);
            detector = new BareSession(store, ModelTask.DETECTOR, small);
            landmarks = new BareSession(store, ModelTask.LANDMARKS, grey);
            embedder = new BareSession(store, ModelTask.EMBEDDER, aligned);
            aligned.release();
            small.release();
            grey.release();
        }
    }

    @TearDown
    public void close() throws OrtException {
        detector.close();
        landmarks.close();
        embedder.close();
    }

    @Benchmark
    public void detector() throws OrtException {
        detector.run();
    }

    @Benchmark
    public void landmarks() throws OrtException {
        landmarks.run();
    }

    @Benchmark
    public void embedder() throws OrtException {
        embedder.run();
    }

    /**
     * As often as the pipeline runs them for two photos with one upright face each: one pass of the detector, the looks
     * of FaceLocator and AveragedLooks, the face and its mirror image.
     */
    @Benchmark
    public void allOfVerify() throws OrtException {
        for (int photo = 0; photo < 2; photo++) {
            detector.run();
            for (int look = 0; look < LOOKS; look++) {
                landmarks.run();
            }
            for (int embedding = 0; embedding < EMBEDDINGS; embedding++) {
                embedder.run();
            }
        }
    }
}
