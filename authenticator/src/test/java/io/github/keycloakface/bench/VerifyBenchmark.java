package io.github.keycloakface.bench;

import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageLimits;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelStore;
import io.github.keycloakface.vision.verify.FaceVerifier;
import io.github.keycloakface.vision.verify.ProbeRefusedException;
import io.github.keycloakface.vision.verify.Verification;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From the bytes of two JPEGs to the decision. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class VerifyBenchmark {

    private byte[] first;
    private byte[] second;
    private byte[] phone;
    private FacePipeline pipeline;
    private FaceVerifier verifier;

    @Setup
    public void open() throws IOException, ModelException {
        BenchPhotos.loadNatives();
        first = BenchPhotos.webcam();
        second = BenchPhotos.otherWebcam();
        phone = BenchPhotos.phone();
        pipeline = new FacePipeline(ModelStore.bundled());
        verifier = new FaceVerifier(pipeline, new ImageDecoder(ImageLimits.DEFAULT));
    }

    @TearDown
    public void close() {
        pipeline.close();
    }

    @Benchmark
    public Verification webcamPair() throws ProbeRefusedException {
        return matched(verifier.verify(first, second, VerifyOptions.DEFAULT));
    }

    @Benchmark
    public Verification phoneAndWebcam() throws ProbeRefusedException {
        return matched(verifier.verify(phone, second, VerifyOptions.DEFAULT));
    }

    /** A figure for comparisons that went wrong would mean nothing. */
    private static Verification matched(Verification verification) {
        if (verification.pairs().size() != 1 || !verification.pairs().get(0).match()) {
            throw new IllegalStateException("two photos of one man were not matched");
        }
        return verification;
    }
}
