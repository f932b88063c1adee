package io.github.keycloakface.vision.quality;

/** Resolution of the face in the photo: the distance between the eyes in pixels. */
final class SizeMeasure implements QualityMeasure {

    /** The aligned template has 35 pixels between the eyes: from there on nothing is enlarged. */
    private static final Ramp RAMP = new Ramp(8, 35);

    @Override
    public String name() {
        return "size";
    }

    @Override
    public double measure(FaceView face) {
        return RAMP.of(face.points().eyeDistance());
    }
}
