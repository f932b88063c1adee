package io.github.keycloakface.vision.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestRulesTest {

    @TempDir
    Path folder;

    @Test
    void acceptsTheManifestThatTheOtherTestsBend() throws Exception {
        ModelManifest manifest =
                ModelStore.folder(DrawnManifest.valid().in(folder)).manifest();

        assertThat(manifest.pack()).isEqualTo("drawn");
        assertThat(manifest.models())
                .extracting(ModelManifest.Model::task)
                .containsExactly(ModelTask.DETECTOR, ModelTask.EMBEDDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sources/0",
                "/models/0/settings",
                "/models/0/card",
                "/models/1/calibration",
            })
    void letsOptionalMembersAway(String pointer) throws Exception {
        DrawnManifest manifest =
                DrawnManifest.valid().without("/models/0/source").without("/models/0/sourcePath");

        assertThat(ModelStore.folder(manifest.without(pointer).in(folder))
                        .manifest()
                        .models())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pack",
                "models",
                "sources[0].npm",
                "models[0].id",
                "models[0].task",
                "models[0].adapter",
                "models[0].file",
                "models[0].sha256",
                "models[0].licence",
                "models[0].origin",
                "models[0].input",
                "models[0].outputs",
                "models[0].input.mean",
                "models[0].input.scale",
                "models[0].input.color",
                "models[0].outputs[0].shape",
                "models[1].calibration.measuredDownTo",
                "models[1].calibration.points[0].fmr",
                "schema",
            })
    void namesTheMemberThatIsMissingOrNull(String member) throws Exception {
        String pointer = "/" + member.replace("[", "/").replace("]", "").replace('.', '/');

        assertRefused(DrawnManifest.valid().without(pointer), member + ": missing");
        assertRefused(DrawnManifest.valid().with(pointer, "null"), member + ": is null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/schema                         | 2                 | schema: is 2; this version reads schema 1 only",
                "/shema                          | 1                 | shema: unknown member; known here are [models,",
                "/models/0/settngs               | {}                | models[0].settngs: unknown member",
                "/models/1/calibration/points/0/far | 1              | models[1].calibration.points[0].far: unknown member",
                "/pack                           | \"a b\"           | pack: 'a b' must be letters",
                "/models/0/id                    | \"a\\nb\"         | models[0].id:",
                "/models/0/task                  | \"detectr\"       | models[0].task: 'detectr' is not a task; known are",
                "/models/0/task                  | 0                 | models[0].task:",
                "/models/0/sha256                | \"abc\"           | models[0].sha256: 'abc' is not 64 lower-case hex digits",
                "/models/0/file                  | \"../d.onnx\"     | models[0].file: '../d.onnx' is not a plain file name",
                "/models/0/file                  | \"/etc/passwd\"   | models[0].file:",
                "/models/0/file                  | \"a\\\\d.onnx\"   | models[0].file:",
                "/models/0/file                  | \"..\"            | models[0].file:",
                "/models/0/file                  | \"e.onnx\"        | models: the file 'e.onnx' is named twice",
                "/models/0/id                    | \"e-1\"           | models: the id 'e-1' is used twice",
                "/models/0/card                  | \"../card.md\"    | models[0].card:",
                "/models/0/sourcePath            | \"../x.onnx\"     | models[0].sourcePath:",
                "/models/0/source                | \"t\"             | models[0].source: 't' is none of the sources' ids",
                "/models/1/source                | \"s\"             | models[1].source: source and sourcePath go together",
                "/sources/0/npm                  | \"pack@latest\"   | sources[0].npm: 'pack@latest' is not name@version",
                "/sources/0/integrity            | \"sha1-abc\"      | sources[0].integrity: is not sha512-<base64>; take what",
                "/models/0/input/scale           | 0                 | models[0].input.scale: is 0.0; it is the divisor",
                "/models/0/input/scale           | \"1\"             | models[0].input.scale:",
                "/models/0/input/color           | \"rgb\"           | models[0].input.color: 'rgb' is none of RGB, BGR, GRAY",
                "/models/0/input/shape           | [1, 0]            | models[0].input.shape: [1, 0] must hold sizes above 0",
                "/models/0/input/shape           | []                | models[0].input.shape:",
                "/models/0/outputs               | []                | models[0].outputs: is empty",
                "/models/0/settings/minScore     | \"0.9\"           | models[0].settings.minScore:",
                "/models/0/settings/minScore     | 1e999             | models[0].settings.minScore: is not a finite number",
                "/models/1/calibration/points/1/cosine | 0.3         | models[1].calibration.points[1]: not monotone",
                "/models/1/calibration/points/1/fmr    | 0.1         | models[1].calibration.points[1]: not monotone",
                "/models/1/calibration/points/1/fmr    | 0           | models[1].calibration.points[1].fmr: is 0.0; it must be",
                "/models/1/calibration/points/1/cosine | 1.1         | models[1].calibration.points[1].cosine: is 1.1, outside",
                "/models/1/calibration/points    | []                | models[1].calibration.points: needs two points",
                "/models/1/calibration/center    | [1]               | models[1].calibration.center: is no mean of unit",
                "/models/1/calibration/center    | [0.1, 0.1, 0.1]   | models[1].calibration.center: has 3 numbers",
                "/models/1/calibration/measuredDownTo | 0            | models[1].calibration.measuredDownTo:",
                "/models/0/calibration           | `{\"measuredOn\": \"x\", \"measuredDownTo\": 1, \"points\": []}` "
                        + "| models[0].calibration: only an embedder has one, this is a detector",
                "/models/1/task                  | \"landmarks\"     | models[1].calibration: only an embedder has one",
            })
    void namesTheMemberAndTheMend(String pointer, String json, String message) throws Exception {
        assertRefused(DrawnManifest.valid().with(pointer, json), message);
    }

    @Test
    void refusesTwoModelsOfOneTask() throws Exception {
        assertRefused(DrawnManifest.valid().repeating(0), "models: 'd-1' and 'd-1' are both detector; keep one");
    }

    @ParameterizedTest
    @CsvSource({"0, models: no detector; add one", "1, models: no embedder; add one"})
    void refusesAPackThatCannotVerify(int removed, String message) throws Exception {
        assertRefused(DrawnManifest.valid().without("/models/" + removed), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"schema\": 1, \"schema\": 1}", "{\"schema\": 1} {}"})
    void refusesWhatIsNotOneJsonObject(String json) throws IOException {
        Files.writeString(folder.resolve(ModelStore.MANIFEST), json);

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ModelStore.folder(folder))
                .withMessageStartingWith(folder.resolve(ModelStore.MANIFEST).toString());
    }

    private void assertRefused(DrawnManifest manifest, String message) throws IOException {
        manifest.in(folder);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ModelStore.folder(folder))
                .withMessageStartingWith(folder.resolve(ModelStore.MANIFEST) + ", " + message);
    }
}
