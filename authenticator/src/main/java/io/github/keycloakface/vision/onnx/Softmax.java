package io.github.keycloakface.vision.onnx;

/** Turns the outputs of a classifier into shares that add up to 1. */
final class Softmax {

    private Softmax() {}

    /** The share of one class, 0..1; outputs of any size do not overflow. */
    static double share(float[] outputs, int of) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float output : outputs) {
            largest = Math.max(largest, output);
        }
        double sum = 0;
        for (float output : outputs) {
            sum += Math.exp(output - largest);
        }
        return Math.exp(outputs[of] - largest) / sum;
    }
}
