package io.github.keycloakface.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import io.github.keycloakface.vision.Face;
import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageLimits;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The product's own pipeline among those that src/bench/peers compares it with: a list of photos in, a line of JSON for
 * each out. CPU time is that of the whole process, its compiler and collector included, as for the others.
 */
public final class PeerRun {

    /** The JVM's compiler needs more than the others' interpreters until it has seen everything. */
    private static final int WARM_UP = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
    private final FacePipeline pipeline;

    private PeerRun(FacePipeline pipeline) {
        this.pipeline = pipeline;
    }

    public static void main(String[] args) throws IOException, ModelException, ImageRejectedException {
        BenchPhotos.loadNatives();
        List<Path> photos =
                Files.readAllLines(Path.of(args[0])).stream().map(Path::of).toList();
        try (FacePipeline pipeline = new FacePipeline(ModelStore.bundled());
                BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]))) {
            PeerRun run = new PeerRun(pipeline);
            for (int i = 0; i < WARM_UP; i++) {
                run.embed(photos.get(i % photos.size()));
            }
            for (Path photo : photos) {
                out.write(run.line(photo) + "\n");
            }
            out.write(JSON.createObjectNode().put("peak", peakMebibytes()) + "\n");
        }
    }

    private ObjectNode line(Path photo) throws IOException, ImageRejectedException {
        long clock = System.nanoTime();
        long cpu = system.getProcessCpuTime();
        Optional<Embedding> embedding = embed(photo);
        ObjectNode line = JSON.createObjectNode()
                .put("path", photo.toString())
                .put("cpu", (system.getProcessCpuTime() - cpu) / 1e6)
                .put("clock", (System.nanoTime() - clock) / 1e6);
        if (embedding.isEmpty()) {
            return line.putNull("embedding");
        }
        for (float value : embedding.get().toArray()) {
            line.withArrayProperty("embedding").add(value);
        }
        return line;
    }

    /** The largest face, as at a login; a photo of the press shows others behind it. */
    private Optional<Embedding> embed(Path photo) throws IOException, ImageRejectedException {
        try (FaceImage image = decoder.open(Files.readAllBytes(photo))) {
            Optional<Face> largest = pipeline.detect(image).stream()
                    .max(Comparator.comparingDouble(face -> face.points().eyeDistance()));
            return largest.isEmpty() ? Optional.empty() : Optional.of(pipeline.embed(image, largest.get()));
        }
    }

    /** Linux only, as are the figures. */
    private static long peakMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
