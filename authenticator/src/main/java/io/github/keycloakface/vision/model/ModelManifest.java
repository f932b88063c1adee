package io.github.keycloakface.vision.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The contents of a {@code manifest.json}: which models make up a pack and how each is fed.
 *
 * @param schema version of this format, always {@value #SCHEMA}
 * @param pack name of the pack, shown in Server Info and stored with templates
 * @param sources packages from which the files come at build time; empty for a pack that a user brings
 * @param models the models, one per {@link ModelTask} at most
 */
public record ModelManifest(int schema, String pack, List<Source> sources, List<Model> models) {

    public static final int SCHEMA = 1;

    /** An npm package: exact version and the registry's integrity string ({@code sha512-<base64>}). */
    public record Source(String id, String npm, String integrity, String licence) {}

    /**
     * One model.
     *
     * @param id dated or versioned name, stored with what the model made
     * @param task what it is for
     * @param adapter name of the class that knows how to feed it, for example {@code ultraface}, {@code yunet},
     *     {@code landmarks-68}, {@code aligned-112}
     * @param file name inside the pack's folder
     * @param sha256 lower-case hex digest of the file
     * @param licence SPDX id, as declared by the origin
     * @param origin where the file comes from, for people
     * @param source id of a {@link Source}, absent when the file is brought by hand
     * @param sourcePath path of the file inside the source package
     * @param card path of the model card
     * @param input the one input tensor
     * @param outputs all output tensors, in the order in which the adapter reads them
     * @param settings numbers that the adapter reads, each documented at the adapter
     * @param calibration what a cosine of this embedder means; embedders only
     */
    public record Model(
            String id,
            ModelTask task,
            String adapter,
            String file,
            String sha256,
            String licence,
            String origin,
            String source,
            String sourcePath,
            String card,
            Input input,
            List<Tensor> outputs,
            Map<String, Double> settings,
            Calibration calibration) {}

    /** A tensor by name; -1 in the shape stands for a dimension that the model leaves open. */
    public record Tensor(String name, List<Long> shape) {}

    /**
     * The input tensor and its normalization: value = (pixel - mean) / scale, pixel in 0..255.
     *
     * @param color {@code RGB}, {@code BGR} or {@code GRAY}
     * @param mean one number for all channels
     * @param scale divisor, one number for all channels
     */
    public record Input(String name, List<Long> shape, String color, double mean, double scale) {}

    /**
     * What the cosine of two embeddings means, as measured.
     *
     * @param measuredOn data set and method, for people
     * @param measuredDownTo smallest false-match rate that was counted; below it the table is extrapolated
     * @param points ascending by cosine, strictly descending by fmr
     */
    public record Calibration(String measuredOn, double measuredDownTo, List<Point> points) {}

    /** At this cosine a share {@code fmr} of the impostor pairs scores as high or higher. */
    public record Point(double cosine, double fmr) {}

    @JsonCreator
    static ModelManifest of(
            @JsonProperty(value = "schema", required = true) int schema,
            @JsonProperty(value = "pack", required = true) String pack,
            @JsonProperty("sources") List<Source> sources,
            @JsonProperty(value = "models", required = true) List<Model> models) {
        return new ModelManifest(schema, pack, sources == null ? List.of() : List.copyOf(sources), List.copyOf(models));
    }
}
