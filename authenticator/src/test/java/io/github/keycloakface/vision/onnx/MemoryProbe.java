package io.github.keycloakface.vision.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageLimits;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.model.ModelStore;
import io.github.keycloakface.vision.model.ModelTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nu.pattern.OpenCV;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/**
 * Runs in a JVM whose heap is fixed and touched beforehand, so that the resident memory grows by native memory only.
 * Writes "name=KiB" lines: how much each measurement added.
 */
final class MemoryProbe {

    /** Linux counts in pages of this size on x86 and mostly on ARM; a larger one only makes the test stricter. */
    private static final long PAGE_KIB = 4;

    private static final int THREADS = 2;

    private static final int WINDOWS = 5;

    private interface Work {
        void run() throws Exception;
    }

    private final List<String> results = new ArrayList<>();

    public static void main(String[] args) throws Exception {
        OpenCV.loadLocally();
        Core.setNumThreads(1);
        MemoryProbe probe = new MemoryProbe();
        switch (args[1]) {
            case "embeddings" -> probe.embeddings(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            case "leaks" -> probe.leaks(Integer.parseInt(args[2]));
            case "pipeline" ->
                probe.pipeline(
                        Integer.parseInt(args[2]), Integer.parseInt(args[3]), Files.readAllBytes(Path.of(args[4])));
            default -> throw new IllegalArgumentException(args[1]);
        }
        Files.write(Path.of(args[0]), probe.results);
    }

    private void embeddings(int warmUp, int count) throws Exception {
        ModelStore store = ModelStore.bundled();
        try (EmbedderModel embedder =
                new EmbedderModel(store, store.find(ModelTask.EMBEDDER).orElseThrow())) {
            embed(embedder, warmUp);
            steadyGrowth("embeddings", () -> embed(embedder, count / WINDOWS));
        }
    }

    private static void embed(EmbedderModel embedder, int count) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (int part = 0; part < THREADS; part++) {
                parts.add(threads.submit(() -> {
                    Mat crop =
                            new Mat(EmbedderModel.SIDE, EmbedderModel.SIDE, CvType.CV_8UC3, new Scalar(90, 120, 160));
                    for (int i = 0; i < count / THREADS; i++) {
                        embedder.embed(crop);
                    }
                    crop.release();
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private void pipeline(int warmUp, int count, byte[] photo) throws Exception {
        try (FacePipeline pipeline = new FacePipeline(ModelStore.bundled())) {
            ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
            detectAndEmbed(pipeline, decoder, photo, warmUp);
            steadyGrowth("pipeline", () -> detectAndEmbed(pipeline, decoder, photo, count / WINDOWS));
        }
    }

    private static void detectAndEmbed(FacePipeline pipeline, ImageDecoder decoder, byte[] photo, int count)
            throws ImageRejectedException {
        for (int i = 0; i < count; i++) {
            try (FaceImage image = decoder.open(photo)) {
                for (Face face : pipeline.detect(image)) {
                    pipeline.embed(image, face);
                }
            }
        }
    }

    /** What the measurement would show if one object of the kind were forgotten each time. */
    private void leaks(int count) throws Exception {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        List<OnnxTensor> tensors = new ArrayList<>();
        List<Mat> mats = new ArrayList<>();
        steadyGrowth("tensors", () -> {
            for (int i = 0; i < count / WINDOWS; i++) {
                tensors.add(OnnxTensor.createTensor(environment, new float[1][512]));
            }
        });
        tensors.forEach(OnnxTensor::close);
        long before = residentKib();
        for (int i = 0; i < count / 10; i++) {
            mats.add(new Mat(EmbedderModel.SIDE, EmbedderModel.SIDE, CvType.CV_32FC3, new Scalar(1, 1, 1)));
        }
        growth("mats", before);
        mats.forEach(Mat::release);
        growth("released", before);
    }

    /**
     * What the work adds every time, in as many windows: the smallest growth of one, summed up. What is forgotten adds
     * to each window alike; code that the JVM compiles adds to one or two, once up to 6 MiB.
     */
    private void steadyGrowth(String name, Work window) throws Exception {
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < WINDOWS; i++) {
            long before = residentKib();
            window.run();
            smallest = Math.min(smallest, residentKib() - before);
        }
        results.add(name + "=" + smallest * WINDOWS);
    }

    private void growth(String name, long before) {
        results.add(name + "=" + (residentKib() - before));
    }

    private static long residentKib() {
        // objects that wait for the collector must not look like growth
        System.gc();
        System.runFinalization();
        try {
            return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ", -1)[1]) * PAGE_KIB;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
