package io.github.keycloakface.cli;

import io.github.keycloakface.vision.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/** Folders of package photos as the evaluation wants them: a folder a person. */
final class PhotoFolders {

    /** Shorter sides: the photos are large, the faces are not. */
    private static final double SIDE = 240;

    private PhotoFolders() {}

    /** Nine photos of four people. */
    static Path four(Path root) throws IOException {
        put(root, "cage", "cage.jpg", "cage2_crop.jpg");
        put(root, "sean", "SeanConnery.jpg", "sean_guru2_crop.jpg");
        put(root, "audrey", "audrey.jpg", "audrey_crop.jpg");
        put(root, "franck", "franck_01829.jpg", "franck_02683.jpg", "franck_04035.jpg");
        return root;
    }

    static void put(Path root, String person, String... photos) throws IOException {
        Path home = Files.createDirectories(root.resolve(person));
        for (String photo : photos) {
            Files.copy(Pictures.path(photo), home.resolve(photo));
        }
    }

    /** Seven versions of one photo of each person: too alike to say anything true, but enough pairs to count. */
    static Path everybody(Path root) throws IOException {
        for (Pictures.Picture picture : Pictures.people()) {
            Path home = Files.createDirectories(root.resolve(picture.person()));
            Mat pixels = Pictures.pixels(picture.file());
            double factor = SIDE / Math.min(pixels.rows(), pixels.cols());
            Mat small = Pictures.resized(pixels, factor, factor);
            Mat mirrored = new Mat();
            Core.flip(small, mirrored, 1);
            int number = 0;
            for (Mat version : List.of(
                    small,
                    mirrored,
                    lit(small, 0.7),
                    lit(small, 1.2),
                    lit(mirrored, 0.8),
                    Pictures.turned(small, 8),
                    Pictures.turned(mirrored, 8))) {
                Files.write(home.resolve(number++ + ".jpg"), Pictures.jpeg(version, 90));
            }
        }
        return root;
    }

    private static Mat lit(Mat pixels, double factor) {
        Mat lit = new Mat();
        pixels.convertTo(lit, -1, factor, 0);
        return lit;
    }
}
