package io.github.keycloakface.vision.image;

import java.nio.ByteOrder;

/** Puts an orientation into a picture, as a camera does that was turned. */
public final class ExifTag {

    /** Signature and header chunk come first in every PNG. */
    private static final int AFTER_HEADER = 33;

    private ExifTag() {}

    public static byte[] inPng(byte[] png, int orientation) {
        return Bytes.insert(png, AFTER_HEADER, Bytes.chunk("eXIf", Bytes.tiff(ByteOrder.BIG_ENDIAN, orientation)));
    }
}
