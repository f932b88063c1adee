package io.github.keycloakface.vision.challenge;

import io.github.keycloakface.vision.geometry.Box;
import io.github.keycloakface.vision.head.Head;
import io.github.keycloakface.vision.head.HeadFinder;
import io.github.keycloakface.vision.image.FaceImage;
import io.github.keycloakface.vision.image.ImageDecoder;
import io.github.keycloakface.vision.image.ImageRejectedException;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceDefect;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/** Looks at the one head of a picture. Safe for use by many threads. */
public final class HeadReader {

    /** The middle of the box: cheeks and nose, neither hair nor background. */
    private static final double PATCH = 0.4;

    private final HeadFinder finder;
    private final ImageDecoder decoder;

    public HeadReader(HeadFinder finder, ImageDecoder decoder) {
        this.finder = finder;
        this.decoder = decoder;
    }

    /**
     * Looks at an encoded image.
     *
     * @throws DefectiveFaceException when it is no image or does not show exactly one near face
     */
    public HeadLook look(byte[] bytes) throws DefectiveFaceException {
        try (FaceImage image = decoder.open(bytes)) {
            return look(image);
        } catch (ImageRejectedException e) {
            throw new DefectiveFaceException(FaceDefect.IMAGE, e);
        }
    }

    HeadLook look(FaceImage image) throws DefectiveFaceException, ImageRejectedException {
        List<Head> heads = finder.find(image);
        if (heads.isEmpty()) {
            throw new DefectiveFaceException(FaceDefect.NO_FACE);
        }
        if (heads.size() > 1) {
            throw new DefectiveFaceException(FaceDefect.MANY_FACES);
        }
        Head head = heads.get(0);
        return new HeadLook(head, image.width(), image.height(), brightness(image, head.box()));
    }

    private static double brightness(FaceImage image, Box box) throws ImageRejectedException {
        FaceImage.Level level = image.atLeast(0);
        Box scaled = box.scaled(level.scale());
        Rect patch = new Rect(
                (int) (scaled.center().x() - PATCH / 2 * scaled.width()),
                (int) (scaled.center().y() - PATCH / 2 * scaled.height()),
                (int) Math.max(1, PATCH * scaled.width()),
                (int) Math.max(1, PATCH * scaled.height()));
        return mean(level.bgr(), patch);
    }

    private static double mean(Mat bgr, Rect wanted) {
        int left = Math.max(0, Math.min(wanted.x, bgr.cols() - 1));
        int top = Math.max(0, Math.min(wanted.y, bgr.rows() - 1));
        int right = Math.max(left + 1, Math.min(wanted.x + wanted.width, bgr.cols()));
        int bottom = Math.max(top + 1, Math.min(wanted.y + wanted.height, bgr.rows()));
        Mat part = bgr.submat(new Rect(left, top, right - left, bottom - top));
        try {
            double[] mean = Core.mean(part).val;
            return (mean[0] + mean[1] + mean[2]) / 3;
        } finally {
            part.release();
        }
    }
}
