package io.github.keycloakface.bench;

import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageLimits;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelStore;
import io.github.keycloakface.vision.verify.CaptureProbe;
import io.github.keycloakface.vision.verify.CaptureReader;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FrameSelection;
import io.github.keycloakface.vision.verify.LiveProbe;
import io.github.keycloakface.vision.verify.SingleFaceReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.LogManager;
import org.keycloak.Config;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.crypto.hash.Argon2PasswordHashProviderFactory;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * What the engine spends on the pictures of a face login beside what Keycloak's own hashing spends on a password, by
 * the thread's CPU time, in turns, median; appended to target/bench.txt with the JDK's name. Argon2 takes 16 to 43 ms
 * from one JVM to the next, on one and the same JDK: run it several times.
 *
 * <p>Argument: where to leave the class path for src/bench/peers.
 */
public final class LoginCost {

    private static final int WARM_UP = 100;
    private static final int TURNS = 100;
    private static final int MIN_QUALITY = 21;
    private static final String PASSWORD = "correct horse battery staple";
    private static final String HASH = "password, Keycloak's default Argon2";

    @FunctionalInterface
    private interface Work {
        void run() throws DefectiveFaceException;
    }

    private final Map<String, Work> works = new LinkedHashMap<>();
    private final Map<String, List<Double>> spent = new LinkedHashMap<>();

    private LoginCost(FacePipeline pipeline) throws IOException {
        ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
        SingleFaceReader reader = new SingleFaceReader(pipeline, decoder);
        CaptureReader captures = new CaptureReader(pipeline, decoder);
        PasswordHashProvider hash = hash();
        PasswordCredentialModel stored = hash.encodedCredential(PASSWORD, -1);
        List<byte[]> pictures = List.of(BenchPhotos.webcam(), BenchPhotos.otherWebcam(), BenchPhotos.thirdWebcam());
        works.put(HASH, () -> require(hash.verify(PASSWORD, stored)));
        works.put("face, 1 picture", () -> reader.read(pictures.get(0), MIN_QUALITY));
        works.put("face, 1 picture, liveness", () -> require(isLive(reader.readLive(pictures.get(0), MIN_QUALITY))));
        works.put("face, 3 pictures, liveness, the first in doubt", () -> {
            CaptureProbe capture = captures.read(pictures, MIN_QUALITY, known -> false);
            require(capture.liveness().live());
            require(FrameSelection.best(capture.faces(), pipeline.calibration()).isPresent());
        });
        works.put("face, 3 pictures, liveness, the first enough", () -> {
            CaptureProbe capture = captures.read(pictures, MIN_QUALITY, known -> true);
            require(capture.liveness().live());
            require(capture.faces().size() == 1);
        });
        works.put("face, 3 times 1 picture, liveness", () -> {
            for (byte[] picture : pictures) {
                require(isLive(reader.readLive(picture, MIN_QUALITY)));
            }
        });
    }

    public static void main(String[] args) throws IOException, ModelException, DefectiveFaceException {
        // outside a server Keycloak's tracing warns at each hash
        LogManager.getLogManager().reset();
        Files.writeString(Path.of(args[0]), System.getProperty("java.class.path"));
        BenchPhotos.loadNatives();
        try (FacePipeline pipeline = new FacePipeline(ModelStore.bundled())) {
            LoginCost cost = new LoginCost(pipeline);
            cost.measure();
            cost.write(Path.of("target", "bench.txt"));
        }
    }

    private static PasswordHashProvider hash() {
        Argon2PasswordHashProviderFactory factory = new Argon2PasswordHashProviderFactory();
        factory.init(Config.scope());
        return factory.create(null);
    }

    private void measure() throws DefectiveFaceException {
        for (int turn = -WARM_UP; turn < TURNS; turn++) {
            for (Map.Entry<String, Work> work : works.entrySet()) {
                long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                work.getValue().run();
                double millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
                if (turn >= 0) {
                    spent.computeIfAbsent(work.getKey(), k -> new ArrayList<>()).add(millis);
                }
            }
        }
    }

    private void write(Path file) throws IOException {
        double password = BenchReport.median(spent.get(HASH));
        List<String> lines = new ArrayList<>(List.of("CPU ms of a login's own work, and its ratio to the password's; "
                + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version")));
        spent.forEach((name, figures) -> lines.add(String.format(
                Locale.ROOT,
                "%-46s %6.1f %6.2f",
                name,
                BenchReport.median(figures),
                BenchReport.median(figures) / password)));
        Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static boolean isLive(LiveProbe probe) {
        return probe.liveness().orElseThrow().live();
    }

    private static void require(boolean passed) {
        if (!passed) {
            throw new IllegalStateException("a figure for a login that fails would mean nothing");
        }
    }
}
