package io.github.keycloakface.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nu.pattern.OpenCV;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** The photos that are measured, made by code from video stills that the build fetched: baseline JPEG, 4:2:0. */
final class BenchPhotos {

    /** What browsers and phones write by default lies between 80 and 95. */
    private static final int JPEG_QUALITY = 90;

    /** The stills are 720x576; this part of them has the proportions 4:3. */
    private static final Rect FOUR_TO_THREE = new Rect(0, 18, 720, 540);

    private BenchPhotos() {}

    static void loadNatives() {
        OpenCV.loadLocally();
        Core.setNumThreads(1);
    }

    /** One man, webcam size; the face is some 260 pixels high. */
    static byte[] webcam() throws IOException {
        return jpeg("franck_02159.jpg", 640, 480);
    }

    /** The same man in another pose. */
    static byte[] otherWebcam() throws IOException {
        return jpeg("franck_02221.jpg", 640, 480);
    }

    /** And in a third one. */
    static byte[] thirdWebcam() throws IOException {
        return jpeg("franck_02045.jpg", 640, 480);
    }

    /** The same still enlarged to 12 megapixels: the size of a phone's selfie, not its grain. */
    static byte[] phone() throws IOException {
        return jpeg("franck_02159.jpg", 4000, 3000);
    }

    private static byte[] jpeg(String file, int width, int height) throws IOException {
        Path photo = Path.of(System.getProperty("face.photos", "target/photos"), file);
        MatOfByte stored = new MatOfByte(Files.readAllBytes(photo));
        MatOfByte written = new MatOfByte();
        MatOfInt quality = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, JPEG_QUALITY);
        Mat still = Imgcodecs.imdecode(stored, Imgcodecs.IMREAD_COLOR);
        Mat part = still.submat(FOUR_TO_THREE);
        Mat sized = new Mat();
        try {
            boolean shrinks = width < part.cols();
            Imgproc.resize(
                    part, sized, new Size(width, height), 0, 0, shrinks ? Imgproc.INTER_AREA : Imgproc.INTER_CUBIC);
            Imgcodecs.imencode(".jpg", sized, written, quality);
            return written.toArray();
        } finally {
            stored.release();
            written.release();
            quality.release();
            still.release();
            part.release();
            sized.release();
        }
    }
}
