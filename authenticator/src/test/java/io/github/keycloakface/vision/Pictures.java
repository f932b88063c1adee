package io.github.keycloakface.vision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** The photos that the build fetches, and ways to spoil them. */
public final class Pictures {

    private static final Path FOLDER = Path.of("target", "photos");

    /** One photo and what is true of it; {@code person} is empty for groups. */
    public record Picture(String file, int faces, String person) {}

    private Pictures() {}

    public static List<Picture> all() throws IOException {
        List<Picture> pictures = new ArrayList<>();
        for (JsonNode photo : new ObjectMapper()
                .readTree(Path.of("src", "test", "photos.json").toFile())
                .path("photos")) {
            if ("photo".equals(photo.path("kind").asText())) {
                pictures.add(new Picture(
                        photo.path("file").asText(),
                        photo.path("faces").asInt(),
                        photo.path("person").asText()));
            }
        }
        return pictures;
    }

    public static List<Picture> portraits() throws IOException {
        return all().stream().filter(p -> !p.person().isEmpty()).toList();
    }

    /** One portrait of each person, the first. */
    public static List<Picture> people() throws IOException {
        List<Picture> people = new ArrayList<>();
        for (Picture portrait : portraits()) {
            if (people.stream().noneMatch(p -> p.person().equals(portrait.person()))) {
                people.add(portrait);
            }
        }
        return people;
    }

    public static Path path(String file) {
        return FOLDER.resolve(file);
    }

    public static byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(path(file));
    }

    public static Mat pixels(String file) {
        TestNatives.load();
        return Imgcodecs.imread(path(file).toString());
    }

    public static byte[] png(Mat pixels) {
        MatOfByte encoded = new MatOfByte();
        Imgcodecs.imencode(".png", pixels, encoded, new MatOfInt(Imgcodecs.IMWRITE_PNG_COMPRESSION, 1));
        return encoded.toArray();
    }

    public static byte[] jpeg(Mat pixels, int quality) {
        MatOfByte encoded = new MatOfByte();
        Imgcodecs.imencode(".jpg", pixels, encoded, new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, quality));
        return encoded.toArray();
    }

    public static Mat resized(Mat pixels, double factorX, double factorY) {
        Mat resized = new Mat();
        Imgproc.resize(pixels, resized, new Size(), factorX, factorY, Imgproc.INTER_AREA);
        return resized;
    }

    /** Turned clockwise on a canvas that holds all of it; the edge pixels go on. */
    public static Mat turned(Mat pixels, double degrees) {
        double cos = Math.abs(Math.cos(Math.toRadians(degrees)));
        double sin = Math.abs(Math.sin(Math.toRadians(degrees)));
        double width = Math.ceil(pixels.cols() * cos + pixels.rows() * sin);
        double height = Math.ceil(pixels.cols() * sin + pixels.rows() * cos);
        Mat matrix = Imgproc.getRotationMatrix2D(new Point(pixels.cols() / 2.0, pixels.rows() / 2.0), -degrees, 1);
        matrix.put(0, 2, matrix.get(0, 2)[0] + (width - pixels.cols()) / 2);
        matrix.put(1, 2, matrix.get(1, 2)[0] + (height - pixels.rows()) / 2);
        Mat turned = new Mat();
        Imgproc.warpAffine(
                pixels, turned, matrix, new Size(width, height), Imgproc.INTER_LINEAR, Core.BORDER_REPLICATE);
        return turned;
    }
}
