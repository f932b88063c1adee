package io.github.keycloakface.vision.image;

/**
 * How much one image may cost.
 *
 * @param maxBytes encoded size, bytes
 * @param maxPixels width x height, pixels
 */
public record ImageLimits(int maxBytes, long maxPixels) {

    /** 10 MiB and 25 megapixels: what a phone of 2026 sends at its default setting, with room. */
    public static final ImageLimits DEFAULT = new ImageLimits(10 * 1024 * 1024, 25_000_000L);

    public ImageLimits {
        if (maxBytes < 1 || maxPixels < 1) {
            throw new IllegalArgumentException(
                    "limits must be positive: " + maxBytes + " bytes, " + maxPixels + " pixels");
        }
    }
}
