package io.github.keycloakface.vision.model;

import io.github.keycloakface.vision.model.ModelManifest.Model;
import io.github.keycloakface.vision.model.ModelManifest.Source;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a manifest must satisfy beyond being well-formed; {@link ModelRules} has the part about one model. */
final class ManifestRules {

    /** An exact version: a range or a tag such as {@code latest} would let the origin decide what is built. */
    private static final Pattern NPM =
            Pattern.compile("(@[a-z0-9._-]+/)?[a-z0-9._-]+@\\d+\\.\\d+\\.\\d+[A-Za-z0-9.+-]*");

    private static final Pattern INTEGRITY = Pattern.compile("sha512-[A-Za-z0-9+/]{86}==");

    private final String where;

    ManifestRules(String where) {
        this.where = where;
    }

    void check(ModelManifest manifest) throws ModelException {
        if (!ModelRules.isPlainName(manifest.pack())) {
            throw refusal("pack", "'" + manifest.pack() + "' must be letters, digits, . _ -");
        }
        Set<String> sources = checkSources(manifest.sources());
        List<Model> models = manifest.models();
        for (int i = 0; i < models.size(); i++) {
            new ModelRules(where, "models[" + i + "]", sources).check(models.get(i));
        }
        checkTasks(models);
        checkIds(models);
    }

    private Set<String> checkSources(List<Source> sources) throws ModelException {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < sources.size(); i++) {
            Source source = sources.get(i);
            String member = "sources[" + i + "].";
            if (!ids.add(requireText(member + "id", source.id()))) {
                throw refusal(member + "id", "'" + source.id() + "' is used twice; give each source an id of its own");
            }
            if (!NPM.matcher(source.npm()).matches()) {
                throw refusal(member + "npm", "'" + source.npm() + "' is not name@version with an exact version");
            }
            if (!INTEGRITY.matcher(source.integrity()).matches()) {
                throw refusal(
                        member + "integrity",
                        "is not sha512-<base64>; take what" + " 'npm view " + source.npm() + " dist.integrity' prints");
            }
            requireText(member + "licence", source.licence());
        }
        return ids;
    }

    private void checkTasks(List<Model> models) throws ModelException {
        Map<ModelTask, Model> byTask = new EnumMap<>(ModelTask.class);
        for (Model model : models) {
            Model other = byTask.putIfAbsent(model.task(), model);
            if (other != null) {
                throw refusal(
                        "models",
                        "'" + other.id() + "' and '" + model.id() + "' are both " + ModelRules.name(model.task())
                                + "; keep one");
            }
        }
        for (ModelTask task : List.of(ModelTask.DETECTOR, ModelTask.EMBEDDER)) {
            if (!byTask.containsKey(task)) {
                throw refusal(
                        "models",
                        "no " + ModelRules.name(task) + "; add one (a model of the bundled pack can be"
                                + " named without its file: copy its entry)");
            }
        }
    }

    private void checkIds(List<Model> models) throws ModelException {
        Set<String> ids = new HashSet<>();
        Set<String> files = new HashSet<>();
        for (Model model : models) {
            if (!ids.add(model.id())) {
                throw refusal("models", "the id '" + model.id() + "' is used twice");
            }
            if (!files.add(model.file())) {
                throw refusal("models", "the file '" + model.file() + "' is named twice");
            }
        }
    }

    private String requireText(String member, String value) throws ModelException {
        if (value.isBlank()) {
            throw refusal(member, "is blank");
        }
        return value;
    }

    private ModelException refusal(String member, String reason) {
        return new ModelException(where + ", " + member + ": " + reason);
    }
}
