package io.github.keycloakface.vision.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The contents of a {@code manifest.json}: which models make up a pack and how each is fed. A manifest that comes from
 * a {@link ModelStore} has passed every rule that docs/models.md lists; one made by hand has not.
 *
 * @param schema version of this format, always {@value #SCHEMA}
 * @param pack name of the pack, shown in Server Info and stored with templates
 * @param sources packages from which the files come at build time; empty for a pack that a user brings
 * @param models the models, one per {@link ModelTask} at most
 */
public record ModelManifest(
        @JsonProperty(required = true) int schema,
        @JsonProperty(required = true) String pack,
        List<Source> sources,
        @JsonProperty(required = true) List<Model> models) {

    public static final int SCHEMA = 1;

    public ModelManifest {
        sources = sources == null ? List.of() : List.copyOf(sources);
        models = List.copyOf(models);
    }

    /** An npm package: exact version and the registry's integrity string ({@code sha512-<base64>}). */
    public record Source(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) String npm,
            @JsonProperty(required = true) String integrity,
            @JsonProperty(required = true) String licence) {}

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
     * @param source id of a {@link Source}, null when the file is brought by hand
     * @param sourcePath path of the file inside the source package, null exactly when {@code source} is
     * @param card path of the model card inside the pack, null when there is none
     * @param input the one input tensor
     * @param outputs all output tensors, in the order in which the adapter reads them
     * @param settings numbers that the adapter reads, each documented at the adapter; may be empty
     * @param calibration what a cosine of this embedder means; null for what is no embedder, and for an embedder that
     *     was not measured yet, which may embed but must not score
     */
    public record Model(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) ModelTask task,
            @JsonProperty(required = true) String adapter,
            @JsonProperty(required = true) String file,
            @JsonProperty(required = true) String sha256,
            @JsonProperty(required = true) String licence,
            @JsonProperty(required = true) String origin,
            String source,
            String sourcePath,
            String card,
            @JsonProperty(required = true) Input input,
            @JsonProperty(required = true) List<Tensor> outputs,
            Map<String, Double> settings,
            Calibration calibration) {

        public Model {
            outputs = List.copyOf(outputs);
            settings = settings == null ? Map.of() : Map.copyOf(settings);
        }

        /** The first twelve hex digits, by which people tell files apart. */
        public String shortSha256() {
            return sha256.substring(0, Math.min(12, sha256.length()));
        }
    }

    /** A tensor by name; -1 in the shape stands for a dimension that the model leaves open. */
    public record Tensor(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) List<Long> shape) {

        public Tensor {
            shape = List.copyOf(shape);
        }
    }

    /**
     * The input tensor and its normalization: value = (pixel - mean) / scale, pixel in 0..255.
     *
     * @param color {@code RGB}, {@code BGR} or {@code GRAY}
     * @param mean one number for all channels
     * @param scale divisor, one number for all channels
     */
    public record Input(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) List<Long> shape,
            @JsonProperty(required = true) String color,
            @JsonProperty(required = true) double mean,
            @JsonProperty(required = true) double scale) {

        public Input {
            shape = List.copyOf(shape);
        }
    }

    /**
     * What the cosine of two embeddings means, as measured.
     *
     * @param measuredOn data set and method, for people
     * @param measuredDownTo smallest false-match rate that was counted; below it the table is extrapolated
     * @param points ascending by cosine, strictly descending by fmr
     * @param center what the faces of one place have in common, taken out of both embeddings before they are compared;
     *     as many numbers as the embedding has, or none
     */
    public record Calibration(
            @JsonProperty(required = true) String measuredOn,
            @JsonProperty(required = true) double measuredDownTo,
            @JsonProperty(required = true) List<Point> points,
            List<Double> center) {

        public Calibration {
            points = List.copyOf(points);
            center = center == null ? List.of() : List.copyOf(center);
        }

        /** Without a center. */
        public Calibration(String measuredOn, double measuredDownTo, List<Point> points) {
            this(measuredOn, measuredDownTo, points, List.of());
        }
    }

    /** At this cosine a share {@code fmr} of the impostor pairs scores as high or higher. */
    public record Point(
            @JsonProperty(required = true) double cosine,
            @JsonProperty(required = true) double fmr) {}
}
