package io.github.keycloakface.vision.match;

/** A face as a unit vector. Biometric data: it has no text form, so that it cannot reach a log by accident. */
public final class Embedding {

    private final String modelId;
    private final float[] unit;

    private Embedding(String modelId, float[] unit) {
        this.modelId = modelId;
        this.unit = unit;
    }

    /**
     * Brings a raw output to unit length.
     *
     * @param raw the embedder's output, any length above zero
     * @throws IllegalArgumentException when the vector is zero or not finite
     */
    public static Embedding ofRaw(String modelId, float[] raw) {
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
        return new Embedding(modelId, unit);
    }

    /**
     * The mean direction of two embeddings of one face.
     *
     * @throws IllegalArgumentException when the other comes from a different model
     */
    public Embedding plus(Embedding other) {
        requireComparable(other);
        float[] sum = new float[unit.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = unit[i] + other.unit[i];
        }
        return ofRaw(modelId, sum);
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
