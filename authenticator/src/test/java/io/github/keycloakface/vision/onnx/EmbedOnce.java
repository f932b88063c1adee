package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.FacePipeline;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageLimits;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.model.ModelException;
import io.github.keycloakface.vision.model.ModelStore;
import io.github.keycloakface.vision.model.ModelTask;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import nu.pattern.OpenCV;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/**
 * Opens all models, searches a drawn image for faces and embeds a crop: one of everything that touches a native
 * library.
 */
final class EmbedOnce {

    private EmbedOnce() {}

    public static void main(String[] args) throws IOException, ModelException, ImageRejectedException {
        OpenCV.loadLocally();
        ModelStore store = ModelStore.bundled();
        try (FacePipeline pipeline = new FacePipeline(store);
                FaceImage image = new ImageDecoder(ImageLimits.DEFAULT).open(drawn())) {
            pipeline.detect(image);
        }
        Mat crop = new Mat(EmbedderModel.SIDE, EmbedderModel.SIDE, CvType.CV_8UC3, new Scalar(90, 120, 160));
        try (EmbedderModel embedder =
                new EmbedderModel(store, store.find(ModelTask.EMBEDDER).orElseThrow())) {
            Embedding embedding = embedder.embed(crop);
            if (embedding.dimension() < 2) {
                throw new IllegalStateException("nothing was embedded");
            }
        } finally {
            crop.release();
        }
        if (args.length > 0) {
            Files.createFile(Path.of(System.getProperty("user.home"), args[0]));
        }
    }

    private static byte[] drawn() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_3BYTE_BGR), "jpg", jpeg);
        return jpeg.toByteArray();
    }
}
