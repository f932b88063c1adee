package io.github.keycloakface.vision.model;

import io.github.keycloakface.vision.model.ModelManifest.Calibration;
import io.github.keycloakface.vision.model.ModelManifest.Input;
import io.github.keycloakface.vision.model.ModelManifest.Model;
import io.github.keycloakface.vision.model.ModelManifest.Point;
import io.github.keycloakface.vision.model.ModelManifest.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What one model of a manifest must satisfy. Whether the file has these tensors is seen when its session starts. */
final class ModelRules {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Plain names: no separator of any system, no drive, no leading dot, so no name can leave its folder. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    private static final Set<String> COLORS = Set.of("RGB", "BGR", "GRAY");

    private final String where;
    private final String member;
    private final Set<String> sources;

    ModelRules(String where, String member, Set<String> sources) {
        this.where = where;
        this.member = member;
        this.sources = sources;
    }

    static String name(ModelTask task) {
        return task.name().toLowerCase(Locale.ROOT);
    }

    void check(Model model) throws ModelException {
        require(isPlainName(model.id()), "id", "'" + model.id() + "' must be letters, digits, . _ -");
        require(isPlainName(model.adapter()), "adapter", "'" + model.adapter() + "' must be letters, digits, . _ -");
        require(!model.licence().isBlank(), "licence", "is blank; say under which licence you may use the file");
        require(!model.origin().isBlank(), "origin", "is blank; say where the file comes from");
        checkFile(model);
        checkSource(model);
        require(
                model.card() == null || isPath(model.card()),
                "card",
                "must be a path inside the pack, such as cards/x.md");
        checkInput(model.input());
        checkOutputs(model.outputs());
        for (Map.Entry<String, Double> setting : model.settings().entrySet()) {
            require(Double.isFinite(setting.getValue()), "settings." + setting.getKey(), "is not a finite number");
        }
        if (model.calibration() != null) {
            require(
                    model.task() == ModelTask.EMBEDDER,
                    "calibration",
                    "only an embedder has one, this is a " + name(model.task()));
            checkCalibration(model.calibration());
            checkCenter(model);
        }
    }

    private void checkFile(Model model) throws ModelException {
        require(
                isPlainName(model.file()),
                "file",
                "'" + model.file()
                        + "' is not a plain file name (letters, digits, . _ -); put the file beside the manifest");
        require(
                SHA256.matcher(model.sha256()).matches(),
                "sha256",
                "'" + model.sha256() + "' is not 64 lower-case hex digits; put here what 'sha256sum " + model.file()
                        + "' prints");
    }

    private void checkSource(Model model) throws ModelException {
        require(
                (model.source() == null) == (model.sourcePath() == null),
                "source",
                "source and sourcePath go together: give both or neither");
        if (model.source() != null) {
            require(sources.contains(model.source()), "source", "'" + model.source() + "' is none of the sources' ids");
            require(
                    isPath(model.sourcePath()),
                    "sourcePath",
                    "must be a path inside the package, such as model/x.onnx");
        }
    }

    private void checkInput(Input input) throws ModelException {
        checkTensor("input", input.name(), input.shape());
        require(COLORS.contains(input.color()), "input.color", "'" + input.color() + "' is none of RGB, BGR, GRAY");
        require(Double.isFinite(input.mean()), "input.mean", "is not a finite number");
        require(
                Double.isFinite(input.scale()) && input.scale() > 0,
                "input.scale",
                "is " + input.scale() + "; it is the divisor in (pixel - mean) / scale and must be above 0");
    }

    private void checkOutputs(List<Tensor> outputs) throws ModelException {
        require(!outputs.isEmpty(), "outputs", "is empty");
        for (int i = 0; i < outputs.size(); i++) {
            checkTensor(
                    "outputs[" + i + "]", outputs.get(i).name(), outputs.get(i).shape());
        }
    }

    private void checkTensor(String tensor, String name, List<Long> shape) throws ModelException {
        require(!name.isBlank(), tensor + ".name", "is blank");
        require(
                !shape.isEmpty() && shape.stream().allMatch(size -> size > 0 || size == -1),
                tensor + ".shape",
                shape + " must hold sizes above 0, or -1 for a dimension that the model leaves open");
    }

    private void checkCalibration(Calibration calibration) throws ModelException {
        require(!calibration.measuredOn().isBlank(), "calibration.measuredOn", "is blank; say on what it was measured");
        require(isRate(calibration.measuredDownTo()), "calibration.measuredDownTo", "must be above 0 and at most 1");
        List<Point> points = calibration.points();
        require(points.size() >= 2, "calibration.points", "needs two points at least");
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            String at = "calibration.points[" + i + "]";
            require(Math.abs(point.cosine()) <= 1, at + ".cosine", "is " + point.cosine() + ", outside -1..1");
            require(isRate(point.fmr()), at + ".fmr", "is " + point.fmr() + "; it must be above 0 and at most 1");
            require(
                    i == 0 || rises(points.get(i - 1), point),
                    at,
                    "not monotone: each point needs a higher cosine and a lower fmr than the one before");
        }
    }

    /** A mean of unit vectors is shorter than one; what is not would push every face to the other side. */
    private void checkCenter(Model model) throws ModelException {
        List<Double> center = model.calibration().center();
        double squares = center.stream().mapToDouble(v -> v * v).sum();
        require(squares < 1, "calibration.center", "is no mean of unit vectors: its length must be below 1");
        List<Long> shape = model.outputs().get(0).shape();
        long numbers = shape.get(shape.size() - 1);
        require(
                center.isEmpty() || numbers < 0 || center.size() == numbers,
                "calibration.center",
                "has " + center.size() + " numbers, the embedding " + numbers);
    }

    private static boolean rises(Point before, Point after) {
        return after.cosine() > before.cosine() && after.fmr() < before.fmr();
    }

    /** Written so that NaN, which JSON cannot hold but a caller could, is no rate. */
    private static boolean isRate(double value) {
        return value > 0 && value <= 1;
    }

    static boolean isPlainName(String name) {
        return PLAIN_NAME.matcher(name).matches();
    }

    private static boolean isPath(String path) {
        for (String step : path.split("/", -1)) {
            if (!isPlainName(step)) {
                return false;
            }
        }
        return true;
    }

    private void require(boolean holds, String part, String reason) throws ModelException {
        if (!holds) {
            throw new ModelException(where + ", " + member + "." + part + ": " + reason);
        }
    }
}
