package io.github.keycloakface.vision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.Picture;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;

/** Frames of the packages' videos: people who turn their heads. */
public final class VideoFrames {

    /** JCodec keeps a sample as its difference from the middle. */
    private static final int MIDDLE = 128;

    private VideoFrames() {}

    /** CV_8UC3 in BGR order, in the video's size. */
    public static List<Mat> at(String video, double... seconds) throws IOException {
        TestNatives.load();
        Path file = Pictures.path(video);
        try (SeekableByteChannel channel = NIOUtils.readableChannel(file.toFile())) {
            FrameGrab grab = FrameGrab.createFrameGrab(channel);
            List<Mat> frames = new ArrayList<>();
            for (double second : seconds) {
                frames.add(bgr(grab.seekToSecondPrecise(second).getNativeFrame()));
            }
            return frames;
        } catch (JCodecException e) {
            throw new IOException(e);
        }
    }

    private static Mat bgr(Picture picture) {
        Picture whole = picture.cropped();
        int width = whole.getWidth();
        int height = whole.getHeight();
        byte[] planes = new byte[width * height * 3 / 2];
        int at = 0;
        for (int plane = 0; plane < 3; plane++) {
            for (byte sample : whole.getPlaneData(plane)) {
                planes[at++] = (byte) (sample + MIDDLE);
            }
        }
        Mat yuv = new Mat(height * 3 / 2, width, CvType.CV_8UC1);
        yuv.put(0, 0, planes);
        Mat bgr = new Mat();
        Imgproc.cvtColor(yuv, bgr, Imgproc.COLOR_YUV2BGR_I420);
        return bgr;
    }
}
