package io.github.keycloakface.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the build's own script against an npm of ours, so no network is touched. */
class FetchTest {

    private static final byte[] WEIGHTS = "weights".getBytes(UTF_8);
    private static final String PATH = "model/x.onnx";

    private static Class<?> script;

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private byte[] archive;

    @BeforeAll
    static void compileScript() throws IOException {
        script = new GroovyClassLoader()
                .parseClass(Path.of("src/build/fetch.groovy").toFile());
    }

    @BeforeEach
    void drawPackage() throws IOException {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "the npm of this test is a shell script");
        archive = NpmArchive.of(Map.of("package/" + PATH, WEIGHTS, "package/../../evil", WEIGHTS, "/evil", WEIGHTS));
    }

    @Test
    void bringsTheNamedFilesAndNoOtherMember() throws Exception {
        run(list(integrity(archive), sha256(WEIGHTS), PATH), npm(0), false);

        assertThat(folder.resolve("target")).isDirectoryContaining(file -> file.endsWith("x.onnx"));
        assertThat(folder.resolve("target/x.onnx")).hasBinaryContent(WEIGHTS);
        assertThat(files()).noneMatch(file -> file.endsWith("evil"));
        assertThat(files().filter(file -> file.startsWith(folder.resolve("cache"))))
                .hasSize(2);
    }

    @Test
    void honorsPathsInPaxHeaders() throws Exception {
        archive = NpmArchive.withPaxPath("package/" + PATH, WEIGHTS);

        run(list(integrity(archive), sha256(WEIGHTS), PATH), npm(0), false);

        assertThat(folder.resolve("target/x.onnx")).hasBinaryContent(WEIGHTS);
    }

    @Test
    void needsNoNpmOnceCached() throws Exception {
        Path list = list(integrity(archive), sha256(WEIGHTS), PATH);
        run(list, npm(0), false);
        Files.delete(folder.resolve("target/x.onnx"));

        run(list, "no-such-npm", true);

        assertThat(folder.resolve("target/x.onnx")).hasBinaryContent(WEIGHTS);
        assertThat(told.get(told.size() - 1)).contains("none had to be fetched");
    }

    @Test
    void refusesWrongFileHashNamingFileExpectedAndFound() throws Exception {
        String expected = "0".repeat(64);
        Path list = list(integrity(archive), expected, PATH);

        assertThatThrownBy(() -> run(list, npm(0), false))
                .hasMessageContainingAll("x.onnx", PATH, "expected " + expected, "found " + sha256(WEIGHTS));
        assertThat(folder.resolve("target/x.onnx")).doesNotExist();
        assertThat(folder.resolve("cache/files")).doesNotExist();
    }

    @Test
    void refusesWrongPackageNamingExpectedAndFound() throws Exception {
        String expected = integrity("another package".getBytes(UTF_8));
        Path list = list(expected, sha256(WEIGHTS), PATH);

        assertThatThrownBy(() -> run(list, npm(0), false))
                .hasMessageContainingAll("pack@1.0.0", "expected " + expected, "found " + integrity(archive));
        assertThat(files().filter(file -> file.startsWith(folder.resolve("cache"))))
                .isEmpty();
    }

    @Test
    void replacesDamagedFilesInCacheAndTarget() throws Exception {
        Path list = list(integrity(archive), sha256(WEIGHTS), PATH);
        run(list, npm(0), false);
        Files.writeString(folder.resolve("target/x.onnx"), "damaged");
        Files.writeString(folder.resolve("cache/files").resolve(sha256(WEIGHTS)), "damaged");

        run(list, "no-such-npm", true);

        assertThat(folder.resolve("target/x.onnx")).hasBinaryContent(WEIGHTS);
    }

    @Test
    void saysWhatToInstallWhenNpmIsMissing() throws Exception {
        Path list = list(integrity(archive), sha256(WEIGHTS), PATH);

        assertThatThrownBy(() -> run(list, "no-such-npm", false)).hasMessageContainingAll("no-such-npm", "Node.js");
    }

    @Test
    void passesOnWhatNpmSaysWhenTheRegistryIsUnreachable() throws Exception {
        Path list = list(integrity(archive), sha256(WEIGHTS), PATH);

        assertThatThrownBy(() -> run(list, npm(1), false)).hasMessageContainingAll("pack@1.0.0", "exit 1", "E_DRAWN");
    }

    @Test
    void asksForOneBuildOnlineWhenMavenRunsOffline() throws Exception {
        Path list = list(integrity(archive), sha256(WEIGHTS), PATH);

        assertThatThrownBy(() -> run(list, npm(0), true)).hasMessageContainingAll("pack@1.0.0", "offline");
    }

    @Test
    void refusesAPathThatThePackageLacks() throws Exception {
        Path list = list(integrity(archive), sha256(WEIGHTS), "model/y.onnx");

        assertThatThrownBy(() -> run(list, npm(0), false)).hasMessageContainingAll("pack@1.0.0", "model/y.onnx");
    }

    private void run(Path list, String npm, boolean offline) {
        Binding binding = new Binding();
        Map.of(
                        "list",
                        list.toString(),
                        "key",
                        "models",
                        "npm",
                        npm,
                        "offline",
                        String.valueOf(offline),
                        "target",
                        folder.resolve("target").toString(),
                        "cache",
                        folder.resolve("cache").toString(),
                        "log",
                        new Log(told))
                .forEach(binding::setVariable);
        InvokerHelper.createScript(script, binding).run();
    }

    private Path list(String integrity, String sha256, String path) throws IOException {
        String template = """
                {"sources": [{"id": "s", "npm": "pack@1.0.0", "integrity": "%s"}],
                 "models": [{"file": "x.onnx", "sha256": "%s", "source": "s", "sourcePath": "%s"},
                            {"file": "by-hand.onnx", "sha256": "%s"}]}""";
        return Files.writeString(
                folder.resolve("list.json"), template.formatted(integrity, sha256, path, "1".repeat(64)));
    }

    private String npm(int exit) throws IOException {
        Path packed = Files.write(folder.resolve("packed"), archive);
        Path npm = folder.resolve("npm");
        Files.writeString(
                npm,
                exit == 0
                        ? "#!/bin/sh\ncp '" + packed + "' pack-1.0.0.tgz\n"
                        : "#!/bin/sh\necho E_DRAWN\nexit " + exit + "\n");
        assertThat(npm.toFile().setExecutable(true)).isTrue();
        return npm.toString();
    }

    private Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String integrity(byte[] bytes) throws GeneralSecurityException {
        return "sha512-"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-512").digest(bytes));
    }

    /** What Maven's log is to the script. */
    public record Log(List<String> told) {

        public void info(String message) {
            told.add(message);
        }
    }
}
