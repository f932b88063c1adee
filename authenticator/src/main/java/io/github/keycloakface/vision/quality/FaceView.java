package io.github.keycloakface.vision.quality;

import io.github.keycloakface.vision.align.FaceLandmarks;
import io.github.keycloakface.vision.geometry.FivePoints;
import io.github.keycloakface.vision.geometry.RotatedBox;
import java.util.Optional;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/**
 * What the measures look at.
 *
 * @param aligned CV_8UC3, 112x112, the face on the ArcFace template
 * @param grey the same without color
 * @param surroundings 112x112, the face in the middle at half the template's size
 * @param stored pixels of the face as they were stored, neither scaled nor turned; empty where they were shrunk
 * @param shape 68 points in template pixels; empty where the models yield five only
 * @param points five points, full-resolution pixels
 * @param place where the face is in the picture
 */
public record FaceView(
        Mat aligned,
        GreyPatch grey,
        GreyPatch surroundings,
        Optional<GreyPatch> stored,
        Optional<FaceLandmarks> shape,
        FivePoints points,
        Place place) {

    /** Eyes to mouth on the template: skin, hardly any hair or background. */
    static final Rect INNER_FACE = new Rect(30, 40, 52, 60);

    /** The cheeks beside the nose, below what glasses cover. */
    static final Rect LEFT_CHEEK = new Rect(26, 66, 16, 14);

    static final Rect RIGHT_CHEEK = new Rect(70, 66, 16, 14);

    /**
     * Where a face is in its picture, full-resolution pixels.
     *
     * @param box rolled with the head, may lie outside
     * @param rival eye distance of the largest other face as a share of this one's; 0 when there is none
     */
    public record Place(RotatedBox box, int imageWidth, int imageHeight, double rival) {}
}
