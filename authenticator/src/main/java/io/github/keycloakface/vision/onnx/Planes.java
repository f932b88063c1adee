package io.github.keycloakface.vision.onnx;

import io.github.keycloakface.vision.model.ModelManifest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * Turns 8-bit pixels into the planar float tensor of one model. The buffers are direct and kept for the next call:
 * OpenCV writes into the memory that ONNX Runtime reads, so no pixel passes through the Java heap.
 */
final class Planes {

    /** A buffer on loan; close gives it back. */
    final class Loan implements AutoCloseable {
        private final ByteBuffer bytes;

        private Loan(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        FloatBuffer floats() {
            return bytes.asFloatBuffer();
        }

        @Override
        public void close() {
            idle.offer(bytes);
        }
    }

    private final int channels;
    private final int rows;
    private final int columns;
    private final ModelManifest.Input input;
    private final double[] means;
    private final double[] deviations;
    private final ConcurrentLinkedQueue<ByteBuffer> idle = new ConcurrentLinkedQueue<>();

    Planes(ModelManifest.Input input, int channels, int rows, int columns) {
        this(input, channels, rows, columns, null, null);
    }

    /**
     * A tensor whose planes are scaled each in its own way, after what the manifest says.
     *
     * @param means taken off each plane, in the order of the tensor
     * @param deviations by which each plane is divided then
     */
    Planes(ModelManifest.Input input, int channels, int rows, int columns, double[] means, double[] deviations) {
        this.input = input;
        this.means = means;
        this.deviations = deviations;
        this.channels = channels;
        this.rows = rows;
        this.columns = columns;
    }

    /** @param pixels 8-bit, with the size and number of channels of this tensor; BGR when there are three */
    Loan fill(Mat pixels) {
        ByteBuffer bytes = idle.poll();
        if (bytes == null) {
            bytes = ByteBuffer.allocateDirect(channels * rows * columns * Float.BYTES)
                    .order(ByteOrder.nativeOrder());
        }
        Mat floats = new Mat();
        try {
            pixels.convertTo(floats, CvType.CV_32F, 1 / input.scale(), -input.mean() / input.scale());
            boolean swap = "RGB".equals(input.color());
            for (int c = 0; c < channels; c++) {
                write(floats, swap ? channels - 1 - c : c, bytes, c);
            }
        } finally {
            floats.release();
        }
        return new Loan(bytes);
    }

    private void write(Mat floats, int channel, ByteBuffer bytes, int plane) {
        int size = rows * columns * Float.BYTES;
        ByteBuffer target = bytes.slice(plane * size, size);
        Mat view = new Mat(rows, columns, CvType.CV_32FC1, target);
        try {
            if (channels == 1) {
                floats.copyTo(view);
            } else {
                Core.extractChannel(floats, view, channel);
            }
            if (means != null) {
                view.convertTo(view, CvType.CV_32F, 1 / deviations[plane], -means[plane] / deviations[plane]);
            }
        } finally {
            view.release();
        }
    }
}
