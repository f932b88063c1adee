package io.github.keycloakface.vision.head;

import io.github.keycloakface.vision.align.Crop;
import io.github.keycloakface.vision.align.FaceLandmarks;
import io.github.keycloakface.vision.align.Landmarker;
import io.github.keycloakface.vision.detect.Detection;
import io.github.keycloakface.vision.detect.FaceDetector;
import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.geometry.Point;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.onnx.HeadPoseModel;
import io.github.keycloakface.vision.stage.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opencv.core.Mat;

/**
 * Looks for heads as they stand before a camera: upright, near, a few times a second. One pass of the detector; what is
 * small or lies on its side is not searched for. Safe for use by many threads.
 */
public final class HeadFinder {

    /** Pixels on the longer side that one pass of the detector reads. */
    private static final int PASS_SIDE = 320;

    /** Share of the largest head's height from which on another one is looked at, too. */
    private static final double RIVAL = 0.5;

    /** Pixels of face height from which on more resolution does not move the points. */
    private static final double FACE_HEIGHT = 160;

    private final FaceDetector detector;
    private final Landmarker landmarker;
    private final HeadPoseModel pose;

    public HeadFinder(FaceDetector detector, Landmarker landmarker, HeadPoseModel pose) {
        this.detector = detector;
        this.landmarker = landmarker;
        this.pose = pose;
    }

    /**
     * The heads of an image.
     *
     * @return largest first; empty when none was detected. Of several only those are listed whose box is half as high
     *     as the largest or more
     */
    public List<Head> find(FaceImage image) throws ImageRejectedException {
        List<Box> boxes = image.watch().during(Stage.DETECT, () -> boxes(image));
        List<Head> heads = new ArrayList<>();
        for (Box box : boxes) {
            heads.add(head(image, box));
        }
        return heads;
    }

    private List<Box> boxes(FaceImage image) throws ImageRejectedException {
        FaceImage.Level level =
                image.atLeast(Math.min(1, (double) PASS_SIDE / Math.max(image.width(), image.height())));
        List<Box> boxes = detector.detect(level.bgr()).stream()
                .map(Detection::box)
                .map(box -> box.scaled(1 / level.scale()))
                .sorted(Comparator.comparingDouble(Box::height).reversed())
                .toList();
        return boxes.stream()
                .filter(box -> box.height() >= RIVAL * boxes.get(0).height())
                .toList();
    }

    private Head head(FaceImage image, Box box) throws ImageRejectedException {
        FaceLandmarks landmarks = image.watch().during(Stage.LANDMARKS, () -> landmarks(image, box));
        HeadPose found = image.watch().during(Stage.POSE, () -> pose(image, box));
        return new Head(box, landmarks, found);
    }

    private FaceLandmarks landmarks(FaceImage image, Box box) throws ImageRejectedException {
        FaceImage.Level level = image.atLeast(Math.min(1, FACE_HEIGHT / box.height()));
        Box scaled = box.scaled(level.scale());
        FaceLandmarks first = landmarker.locate(level.bgr(), scaled.center(), scaled.height(), 0);
        double roll = first.fivePoints().rollDegrees();
        FaceLandmarks second = landmarker.locate(level.bgr(), scaled.center(), scaled.height(), roll);
        return new FaceLandmarks(
                second.points().stream().map(p -> p.times(1 / level.scale())).toList());
    }

    private HeadPose pose(FaceImage image, Box box) throws ImageRejectedException {
        FaceImage.Level level = image.atLeast(Math.min(1, pose.side() / box.height()));
        Point center = box.center().times(level.scale());
        Mat crop = Crop.square(
                level.bgr(), Crop.toSquare(center, box.height() * level.scale(), 0, pose.side()), pose.side());
        try {
            double[] angles = pose.angles(crop);
            return new HeadPose(-angles[0], angles[1], angles[2]);
        } finally {
            crop.release();
        }
    }
}
