package io.github.keycloakface.vision.image;

import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * What a JPEG's start-of-frame segment says.
 *
 * @param progressive whether the scans refine each other (SOF2)
 * @param width pixels as stored
 * @param height pixels as stored
 * @param components one (grey) or three (color)
 */
record JpegFrame(boolean progressive, int width, int height, List<Component> components) {

    private static final int BLOCK = 8;

    /** A color component: its id in the file and its sampling factors. */
    record Component(int id, int horizontal, int vertical) {}

    static JpegFrame read(Cursor segment, boolean progressive) throws ImageRejectedException {
        int precision = segment.u8();
        int height = segment.u16();
        int width = segment.u16();
        int count = segment.u8();
        if (precision != 8 || count != 1 && count != 3) {
            throw new ImageRejectedException(
                    Reason.UNSUPPORTED_FORMAT, "JPEG of " + precision + " bits and " + count + " components");
        }
        if (height == 0) {
            throw new ImageRejectedException(Reason.UNSUPPORTED_FORMAT, "JPEG that tells its height after its pixels");
        }
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            components.add(component(segment));
        }
        JpegFrame frame = new JpegFrame(progressive, width, height, List.copyOf(components));
        require(segment.remaining() == 0 && frame.idsDiffer() && frame.samplingIsSane());
        return frame;
    }

    private static Component component(Cursor segment) throws ImageRejectedException {
        int id = segment.u8();
        int sampling = segment.u8();
        require(segment.u8() < JpegTables.SLOTS);
        return new Component(id, sampling >> 4, sampling & 0xF);
    }

    private static void require(boolean condition) throws ImageRejectedException {
        if (!condition) {
            throw new ImageRejectedException(Reason.UNREADABLE, "a damaged JPEG frame header");
        }
    }

    private boolean idsDiffer() {
        return components.stream().map(Component::id).distinct().count() == components.size();
    }

    /**
     * Factors 1, 2 or 4 of at most 4 blocks, the first component being the finest: 4:4:4, 4:2:2, 4:4:0, 4:2:0, 4:1:1
     * and 4:4:1, in any notation. 4x2 and 2x4 make libjpeg-turbo before 3.0 read memory that it never wrote.
     */
    private boolean samplingIsSane() {
        Component finest = components.get(0);
        return components.stream().allMatch(component -> isSane(component, finest));
    }

    private static boolean isSane(Component component, Component finest) {
        return isFactor(component.horizontal)
                && isFactor(component.vertical)
                && component.horizontal * component.vertical <= 4
                && component.horizontal <= finest.horizontal
                && component.vertical <= finest.vertical;
    }

    private static boolean isFactor(int factor) {
        return factor == 1 || factor == 2 || factor == 4;
    }

    /** Samples of a component that a scan of it visits, whole blocks. */
    long samples(Component component) {
        Component finest = components.get(0);
        return blocks(width, component.horizontal, finest.horizontal)
                * blocks(height, component.vertical, finest.vertical)
                * BLOCK
                * BLOCK;
    }

    private static long blocks(int side, int factor, int finest) {
        long pixelsPerBlock = (long) BLOCK * finest / factor;
        return (side + pixelsPerBlock - 1) / pixelsPerBlock;
    }
}
