package io.github.keycloakface.vision.match;

import java.util.List;

/** A face as a unit vector. Biometric data: it has no text form, so that it cannot reach a log by accident. */
public final class Embedding {

    private final String modelId;
    private final float[] unit;
    private final int pictures;

    private Embedding(String modelId, float[] unit, int pictures) {
        this.modelId = modelId;
        this.unit = unit;
        this.pictures = pictures;
    }

    /**
     * Brings a raw output to unit length.
     *
     * @param raw the embedder's output, any length above zero
     * @throws IllegalArgumentException when the vector is zero or not finite
     */
    public static Embedding ofRaw(String modelId, float[] raw) {
        return new Embedding(modelId, unit(modelId, raw), 1);
    }

    private static float[] unit(String modelId, float[] raw) {
        double squares = 0;
        for (float v : raw) {
            squares += (double) v * v;
        }
        double length = Math.sqrt(squares);
        if (!(length > 0) || Double.isInfinite(length)) {
            throw new IllegalArgumentException("embedding of " + modelId + " has no direction");
        }
        float[] unit = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            unit[i] = (float) (raw[i] / length);
        }
        return unit;
    }

    /**
     * The mean direction of two looks at one picture.
     *
     * @throws IllegalArgumentException when the other comes from a different model
     */
    public Embedding plus(Embedding other) {
        return new Embedding(modelId, mean(List.of(this, other)).unit, pictures);
    }

    /**
     * The mean direction of several pictures of one face. Whether they show one face, the caller must have seen to: the
     * mean of two people is like both.
     *
     * @param faces one or more
     * @throws IllegalArgumentException when they come from different models
     */
    public static Embedding mean(List<Embedding> faces) {
        Embedding first = faces.get(0);
        float[] sum = new float[first.unit.length];
        int pictures = 0;
        for (Embedding face : faces) {
            first.requireComparable(face);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += face.unit[i];
            }
            pictures += face.pictures;
        }
        return new Embedding(first.modelId, unit(first.modelId, sum), pictures);
    }

    /**
     * The face without what it has in common with others.
     *
     * @param center as long as this vector
     * @throws IllegalArgumentException when it is not
     */
    public Embedding without(float[] center) {
        if (center.length != unit.length) {
            throw new IllegalArgumentException("a center of " + center.length + " numbers cannot be taken out of "
                    + unit.length + " of " + modelId);
        }
        float[] rest = new float[unit.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = unit[i] - center[i];
        }
        return new Embedding(modelId, unit(modelId, rest), pictures);
    }

    private void requireComparable(Embedding other) {
        if (!modelId.equals(other.modelId) || unit.length != other.unit.length) {
            throw new IllegalArgumentException(
                    "embeddings of " + modelId + " and " + other.modelId + " cannot be compared");
        }
    }

    public String modelId() {
        return modelId;
    }

    public int dimension() {
        return unit.length;
    }

    /** Of how many pictures this is the mean; a mean is like more strangers, see {@link ScoreCalibration#ofMean}. */
    public int pictures() {
        return pictures;
    }

    /** A copy of the unit vector. */
    public float[] toArray() {
        return unit.clone();
    }

    /**
     * The cosine of the angle between two embeddings.
     *
     * @return -1..1, symmetric
     * @throws IllegalArgumentException when the other comes from a different model
     */
    public double cosine(Embedding other) {
        requireComparable(other);
        double sum = 0;
        for (int i = 0; i < unit.length; i++) {
            sum += (double) unit[i] * other.unit[i];
        }
        return Math.max(-1, Math.min(1, sum));
    }

    @Override
    public String toString() {
        return "Embedding[" + modelId + ", " + unit.length + " dimensions]";
    }
}
