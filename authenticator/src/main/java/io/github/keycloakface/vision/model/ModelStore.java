package io.github.keycloakface.vision.model;

import io.github.keycloakface.vision.model.ModelManifest.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The models that the engine runs: a validated manifest and the files it names, each handed out only when its SHA-256
 * is the one in the manifest. Immutable and thread-safe; holds no file open and no bytes.
 */
public final class ModelStore {

    /** File that makes a folder a pack. */
    public static final String MANIFEST = "manifest.json";

    /** The default manifest is 5 KiB; a thousand calibration points are 40 KiB. */
    static final int MAX_MANIFEST_BYTES = 1 << 20;

    /** The largest embedder in common use (ArcFace R100) has 250 MiB. */
    static final int MAX_MODEL_BYTES = 512 << 20;

    private final PackFiles files;
    private final PackFiles bundledFiles;
    private final ModelManifest manifest;

    private ModelStore(PackFiles files, PackFiles bundledFiles) throws ModelException {
        this.files = files;
        this.bundledFiles = bundledFiles;
        this.manifest = readManifest(files);
    }

    /**
     * The pack in the jar keycloak-face-models.
     *
     * @throws ModelException when that jar is not on the class path or its manifest breaks a rule
     */
    public static ModelStore bundled() throws ModelException {
        BundledFiles bundled = new BundledFiles();
        return new ModelStore(bundled, bundled);
    }

    /**
     * The pack in a folder that has a {@value #MANIFEST} of its own. A file that the manifest names and the folder
     * lacks is taken from the bundled pack when it has that name and digest there.
     *
     * @throws ModelException when there is no such folder, no manifest in it, or the manifest breaks a rule
     */
    public static ModelStore folder(Path folder) throws ModelException {
        if (!Files.isDirectory(folder)) {
            throw new ModelException(folder + " is no folder; models-dir must name one that has a " + MANIFEST);
        }
        return new ModelStore(new FolderFiles(folder), new BundledFiles());
    }

    public ModelManifest manifest() {
        return manifest;
    }

    /** The model for a task; there is one at most. */
    public Optional<Model> find(ModelTask task) {
        return manifest.models().stream().filter(model -> model.task() == task).findFirst();
    }

    /**
     * Reads a model's file.
     *
     * @throws ModelException when the file is missing, unreadable, over 512 MiB, or not the one that the manifest means
     */
    public byte[] read(Model model) throws ModelException {
        Optional<byte[]> own = files.read(model.file(), MAX_MODEL_BYTES);
        if (own.isPresent()) {
            return checked(model, own.get());
        }
        Optional<byte[]> bundled = bundledFiles.read(model.file(), MAX_MODEL_BYTES);
        if (bundled.isPresent() && sha256(bundled.get()).equals(model.sha256())) {
            return bundled.get();
        }
        throw new ModelException(files.locate(model.file()) + " is missing, and the bundled pack has no file of that"
                + " name with sha256 " + model.sha256() + "; get it from: " + model.origin());
    }

    private byte[] checked(Model model, byte[] bytes) throws ModelException {
        String found = sha256(bytes);
        if (!found.equals(model.sha256())) {
            throw new ModelException(files.locate(model.file()) + " is not the file that the manifest means: expected"
                    + " sha256 " + model.sha256() + ", found " + found + " (" + bytes.length + " bytes); replace the"
                    + " file, or, if you trust it, correct the manifest and recalibrate");
        }
        return bytes;
    }

    private static ModelManifest readManifest(PackFiles files) throws ModelException {
        String where = files.locate(MANIFEST);
        byte[] json = files.read(MANIFEST, MAX_MANIFEST_BYTES)
                .orElseThrow(() -> new ModelException(where
                        + " is missing; the default models come with keycloak-face-models-<version>.jar in providers/,"
                        + " a folder of your own needs a manifest (see docs/models.md)"));
        ModelManifest manifest = new ManifestReader(where).read(json);
        new ManifestRules(where).check(manifest);
        return manifest;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
