package io.github.keycloakface.vision.image;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks a JPEG's segments and copies those that a decoder needs: tables, frame and scans. Metadata (EXIF, ICC,
 * comments, thumbnails), and whatever phones append after the end of the image, never reach a decoder.
 */
final class JpegCheck {

    /** Photos have some tens; a 10 MiB depth map in extended XMP makes about 160. More is a flood. */
    private static final int MAX_SEGMENTS = 4096;

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);
    private static final int ADOBE_TRANSFORM = 11;

    private final byte[] bytes;
    private final ImageLimits limits;
    private final Cursor cursor;
    private final JpegScans scans;
    private final JpegColor color = new JpegColor();
    private final ByteArrayOutputStream kept;
    private JpegFrame frame;
    private Orientation orientation;

    JpegCheck(byte[] bytes, ImageLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
        this.cursor = new Cursor(bytes, ByteOrder.BIG_ENDIAN);
        this.scans = new JpegScans(limits);
        this.kept = new ByteArrayOutputStream(bytes.length);
    }

    JpegImage check() throws ImageRejectedException {
        cursor.skip(2);
        int segments = 0;
        for (int marker = nextMarker(); marker != JpegMarker.EOI; marker = nextMarker()) {
            if (++segments > MAX_SEGMENTS) {
                throw damaged("too many segments");
            }
            segment(marker);
        }
        if (scans.none()) {
            throw damaged("no scan");
        }
        byte[] clean = color.assemble(kept, frame);
        Orientation known = orientation == null ? Orientation.UPRIGHT : orientation;
        return new JpegImage(clean, frame.width(), frame.height(), known);
    }

    private int nextMarker() throws ImageRejectedException {
        if (cursor.u8() != JpegMarker.PREFIX) {
            throw damaged("bytes between segments");
        }
        int marker = cursor.u8();
        while (marker == JpegMarker.PREFIX) {
            marker = cursor.u8();
        }
        return marker;
    }

    private void segment(int marker) throws ImageRejectedException {
        if (JpegMarker.isUnsupported(marker)) {
            throw new ImageRejectedException(Reason.UNSUPPORTED_FORMAT, "a JPEG of a rare kind");
        }
        if (!JpegMarker.hasLength(marker)) {
            throw damaged("a marker where none may be");
        }
        int from = cursor.position();
        Cursor body = cursor.slice(cursor.u16() - 2);
        switch (marker) {
            case JpegMarker.SOF0, JpegMarker.SOF1, JpegMarker.SOF2 -> frame(body, marker);
            case JpegMarker.DHT -> JpegTables.checkHuffman(body);
            case JpegMarker.DQT -> JpegTables.checkQuantization(body);
            case JpegMarker.DRI -> JpegTables.checkRestartInterval(body);
            case JpegMarker.SOS -> scan(body);
            default -> {
                metadata(marker, body);
                return;
            }
        }
        kept.write(JpegMarker.PREFIX);
        kept.write(marker);
        kept.write(bytes, from, cursor.position() - from);
    }

    private void frame(Cursor body, int marker) throws ImageRejectedException {
        if (frame != null) {
            throw damaged("two frames");
        }
        frame = JpegFrame.read(body, marker == JpegMarker.SOF2);
        PixelCap.check(frame.width(), frame.height(), limits);
    }

    private void scan(Cursor body) throws ImageRejectedException {
        if (frame == null) {
            throw damaged("a scan before the frame");
        }
        scans.add(body, frame);
        skipEntropyCodedData();
    }

    /** Up to the next marker; a stuffed zero and restart markers belong to the data. */
    private void skipEntropyCodedData() throws ImageRejectedException {
        int at = cursor.position();
        while (at + 1 < bytes.length) {
            int next = bytes[at + 1] & 0xFF;
            if ((bytes[at] & 0xFF) == JpegMarker.PREFIX && next != 0 && !JpegMarker.isRestart(next)) {
                cursor.skip(at - cursor.position());
                return;
            }
            at++;
        }
        throw damaged("no end of image");
    }

    private void metadata(int marker, Cursor body) throws ImageRejectedException {
        if (!scans.none()) {
            return;
        }
        if (marker == JpegMarker.APP0 && body.startsWith(JFIF)) {
            color.jfif();
        } else if (marker == JpegMarker.APP14 && body.startsWith(ADOBE) && body.remaining() > ADOBE_TRANSFORM) {
            body.skip(ADOBE_TRANSFORM);
            color.adobe(body.u8());
        } else if (marker == JpegMarker.APP1 && body.startsWith(EXIF) && orientation == null) {
            body.skip(EXIF.length);
            orientation = ExifOrientation.read(body.take(body.remaining()));
        }
    }

    private static ImageRejectedException damaged(String how) {
        return new ImageRejectedException(Reason.UNREADABLE, "a damaged JPEG: " + how);
    }
}
