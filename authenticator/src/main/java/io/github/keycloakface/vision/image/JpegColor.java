package io.github.keycloakface.vision.image;

import java.io.ByteArrayOutputStream;

/**
 * Whether three components are RGB or YCbCr, by the rules that libjpeg made the custom (JFIF, else Adobe's flag, else
 * the component ids). It is said to the decoder in an Adobe segment of our own bytes, so that no foreign APPn is
 * copied.
 */
final class JpegColor {

    private static final byte[] START = {(byte) JpegMarker.PREFIX, (byte) JpegMarker.SOI};
    private static final byte[] END = {(byte) JpegMarker.PREFIX, (byte) JpegMarker.EOI};
    private static final byte[] ADOBE = {
        (byte) JpegMarker.PREFIX, (byte) JpegMarker.APP14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0
    };
    private static final int NO_TRANSFORM = 0;
    private static final int YCBCR_TRANSFORM = 1;

    private boolean jfif;
    private Integer adobeTransform;

    void jfif() {
        jfif = true;
    }

    void adobe(int transform) {
        adobeTransform = transform;
    }

    /** A whole JPEG around the segments that were kept. */
    byte[] assemble(ByteArrayOutputStream kept, JpegFrame frame) {
        int around = START.length + ADOBE.length + 1 + END.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream(kept.size() + around);
        out.writeBytes(START);
        if (frame.components().size() == 3) {
            out.writeBytes(ADOBE);
            out.write(isRgb(frame) ? NO_TRANSFORM : YCBCR_TRANSFORM);
        }
        out.writeBytes(kept.toByteArray());
        out.writeBytes(END);
        return out.toByteArray();
    }

    private boolean isRgb(JpegFrame frame) {
        if (jfif) {
            return false;
        }
        if (adobeTransform != null) {
            return adobeTransform == NO_TRANSFORM;
        }
        return frame.components().get(0).id() == 'R'
                && frame.components().get(1).id() == 'G'
                && frame.components().get(2).id() == 'B';
    }
}
