package io.github.keycloakface.vision.quality;

/** Maps a raw value to 0..100, linear between two anchors and flat outside; the anchors may fall. */
record Ramp(double zeroAt, double fullAt) {

    static final double FULL = 100;

    double of(double raw) {
        double share = (raw - zeroAt) / (fullAt - zeroAt);
        return FULL * Math.max(0, Math.min(1, share));
    }
}
