package io.github.keycloakface.vision.image;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import io.github.keycloakface.vision.image.JpegFrame.Component;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks scan headers, and bounds the work of all scans together: a progressive JPEG of a few kilobytes can ask for
 * thousands of passes over 25 megapixels (libjpeg-turbo, "Two Issues with the JPEG Standard").
 */
final class JpegScans {

    /** Encoders write 1 to 3 (sequential) or about 10 (progressive); libjpeg-turbo's own tools suggest 100 as limit. */
    private static final int MAX_SCANS = 100;

    /**
     * Samples visited, for each pixel of the largest image allowed: libjpeg's progressive script takes 8 at 4:2:0 and
     * 14 at 4:4:4. Bombs just below it, of 25 megapixels: 0.44 s of CPU with empty scans, 0.76 s with 10 MiB of
     * refinements. The dearest sequential image of that size takes 0.92 s.
     */
    private static final int MAX_VISITS_PER_PIXEL = 20;

    private static final int LAST_COEFFICIENT = 63;
    private static final int MAX_BIT_POSITION = 13;
    private static final int MAX_BLOCKS_INTERLEAVED = 10;

    private final long maxVisits;
    private int scans;
    private long visits;

    JpegScans(ImageLimits limits) {
        this.maxVisits = limits.maxPixels() * MAX_VISITS_PER_PIXEL;
    }

    boolean none() {
        return scans == 0;
    }

    void add(Cursor header, JpegFrame frame) throws ImageRejectedException {
        int count = header.u8();
        require(count >= 1 && count <= frame.components().size());
        int blocks = 0;
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < count; i++) {
            Component component = component(header, frame);
            require(seen.add(component.id()));
            blocks += component.horizontal() * component.vertical();
            visits += frame.samples(component);
        }
        require(count == 1 || blocks <= MAX_BLOCKS_INTERLEAVED);
        checkProgression(header, frame.progressive(), count);
        scans++;
        if (scans > MAX_SCANS || visits > maxVisits) {
            throw new ImageRejectedException(Reason.TOO_LARGE, "a JPEG of too many scans");
        }
    }

    private static Component component(Cursor header, JpegFrame frame) throws ImageRejectedException {
        int id = header.u8();
        int tables = header.u8();
        require(tables >> 4 < JpegTables.SLOTS && (tables & 0xF) < JpegTables.SLOTS);
        for (Component component : frame.components()) {
            if (component.id() == id) {
                return component;
            }
        }
        throw damaged();
    }

    private static void checkProgression(Cursor header, boolean progressive, int count) throws ImageRejectedException {
        int first = header.u8();
        int last = header.u8();
        int bits = header.u8();
        require(header.remaining() == 0);
        // sequential encoders are careless with these three, and decoders do not read them
        if (progressive) {
            require(first <= last && last <= LAST_COEFFICIENT);
            require(first == 0 ? last == 0 : count == 1);
            int before = bits >> 4;
            int now = bits & 0xF;
            require(now <= MAX_BIT_POSITION && (before == 0 || before == now + 1));
        }
    }

    private static void require(boolean condition) throws ImageRejectedException {
        if (!condition) {
            throw damaged();
        }
    }

    private static ImageRejectedException damaged() {
        return new ImageRejectedException(Reason.UNREADABLE, "a damaged JPEG scan header");
    }
}
