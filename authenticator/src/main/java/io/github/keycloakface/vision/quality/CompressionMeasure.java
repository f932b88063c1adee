package io.github.keycloakface.vision.quality;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Blocks of a hard JPEG compression: the mean step between pixels at the strongest of the eight phases of the grid,
 * divided by the mean of the others; 1 is none. Where the photo is shrunk to the template the blocks go under, and
 * nothing is measured.
 */
final class CompressionMeasure implements QualityMeasure {

    /** Side of a JPEG block. */
    private static final int GRID = 8;

    /** Package photos: quality 50 gives 1.3 at most, quality 10 1.8 and more. */
    private static final Ramp RAMP = new Ramp(2.5, 1.35);

    @Override
    public String name() {
        return "compression";
    }

    @Override
    public OptionalDouble raw(FaceView face) {
        Optional<GreyPatch> stored = face.stored().filter(p -> Math.min(p.width(), p.height()) >= 2 * GRID);
        return stored.isPresent() ? OptionalDouble.of(blocks(stored.get())) : OptionalDouble.empty();
    }

    @Override
    public double value(double raw) {
        return RAMP.of(raw);
    }

    private static double blocks(GreyPatch pixels) {
        double[] across = new double[GRID];
        double[] down = new double[GRID];
        for (int y = 1; y < pixels.height(); y++) {
            for (int x = 1; x < pixels.width(); x++) {
                across[x % GRID] += Math.abs(pixels.at(x, y) - pixels.at(x - 1, y));
                down[y % GRID] += Math.abs(pixels.at(x, y) - pixels.at(x, y - 1));
            }
        }
        return (outstanding(across) + outstanding(down)) / 2;
    }

    private static double outstanding(double[] steps) {
        double most = Arrays.stream(steps).max().orElseThrow();
        double others = (Arrays.stream(steps).sum() - most) / (GRID - 1);
        return others > 0 ? most / others : 1;
    }
}
