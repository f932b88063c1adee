package io.github.keycloakface.vision.image;

/** The second bytes of JPEG markers (ITU-T T.81, table B.1). */
final class JpegMarker {

    static final int PREFIX = 0xFF;
    static final int SOF0 = 0xC0;
    static final int SOF1 = 0xC1;
    static final int SOF2 = 0xC2;
    static final int DHT = 0xC4;
    static final int SOI = 0xD8;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DQT = 0xDB;
    static final int DRI = 0xDD;
    static final int APP0 = 0xE0;
    static final int APP1 = 0xE1;
    static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COM = 0xFE;
    private static final int RST0 = 0xD0;
    private static final int RST7 = 0xD7;
    private static final int LAST_SOF = 0xCF;
    private static final int DNL = 0xDC;
    private static final int DHP = 0xDE;
    private static final int EXP = 0xDF;

    private JpegMarker() {}

    static boolean isRestart(int marker) {
        return marker >= RST0 && marker <= RST7;
    }

    /** Lossless, hierarchical and arithmetic-coded frames, and heights told late. */
    static boolean isUnsupported(int marker) {
        boolean frameOfRareKind = marker > SOF2 && marker <= LAST_SOF && marker != DHT;
        return frameOfRareKind || marker == DNL || marker == DHP || marker == EXP;
    }

    /** Whether a segment with a length follows, of a kind that may occur; asked after {@link #isUnsupported}. */
    static boolean hasLength(int marker) {
        return marker >= SOF0 && marker <= APP15 && !isRestart(marker) && marker != SOI || marker == COM;
    }
}
