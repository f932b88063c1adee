package io.github.keycloakface.vision.quality;

import io.github.keycloakface.vision.geometry.FivePoints;
import org.opencv.core.Mat;

/**
 * What the measures look at.
 *
 * @param alignedGrey CV_8UC1, 112x112, the face on the ArcFace template
 * @param points five points, full-resolution pixels
 */
public record FaceView(Mat alignedGrey, FivePoints points) {}
