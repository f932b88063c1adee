package io.github.keycloakface.vision.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.TestNatives;
import io.github.keycloakface.vision.image.ImageRejectedException.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenImageTest {

    private static final int EVERY = 64;

    /** The names that ImageIO and OpenCV give to the files in which they park an image. */
    private static boolean isCacheFile(String name) {
        return name.startsWith("imageio") || name.contains("opencv_temp");
    }

    @BeforeAll
    static void natives() {
        TestNatives.load();
    }

    /** Pictures with noise, so that their compressed data are some kilobytes long. */
    static Stream<byte[]> images() {
        BufferedImage noise = Drawn.card(BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int i = 0; i < 1500; i++) {
            noise.setRGB(random.nextInt(Drawn.WIDTH), random.nextInt(Drawn.HEIGHT), random.nextInt());
        }
        return Stream.of("jpeg", "png", "bmp")
                .flatMap(format -> format.equals("bmp")
                        ? Stream.of(Drawn.write(noise, format, false))
                        : Stream.of(Drawn.write(noise, format, false), Drawn.write(noise, format, true)));
    }

    @ParameterizedTest
    @MethodSource("images")
    void everyTruncationIsRefused(byte[] image) {
        assertThat(Opened.refusal(image)).isNull();
        List<Integer> accepted = new ArrayList<>();
        for (int length = 0; length < image.length; length += EVERY) {
            Reason reason = Opened.refusal(Arrays.copyOf(image, length));
            Reason expected = length == 0 ? Reason.UNSUPPORTED_FORMAT : Reason.UNREADABLE;
            if (reason != expected) {
                accepted.add(length);
            }
        }
        assertThat(accepted).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("images")
    void decodingWritesNoFile(byte[] image) throws IOException, InterruptedException, ImageRejectedException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Opened.decodeAllLevels(image);
            assertThat(Opened.refusal(Arrays.copyOf(image, image.length / 2))).isEqualTo(Reason.UNREADABLE);
            Path last = Files.createTempFile(folder, "after-decoding", null);
            Files.delete(last);
            assertThat(createdBefore(last.getFileName().toString(), watch)).noneMatch(BrokenImageTest::isCacheFile);
        }
    }

    /** Also files that were deleted again; others may write to the folder at the same time. */
    private static List<String> createdBefore(String last, WatchService watch) throws InterruptedException {
        List<String> names = new ArrayList<>();
        while (!names.contains(last)) {
            WatchKey key = watch.take();
            key.pollEvents().forEach(event -> names.add(String.valueOf(event.context())));
            key.reset();
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GIF89a\1\0\1\0\0\0\0",
                "RIFF\44\0\0\0WEBPVP8 ",
                "II*\0\10\0\0\0",
                "MM\0*\0\0\0\10",
                "\0\0\0\30ftypheic\0\0\0\0",
                "\0\0\0\30ftypavif\0\0\0\0",
                "\0\0\0\14jP  \r\n\207\n",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "<?xml version='1.0'?><svg/>",
                "%PDF-1.7",
                "P6 1 1 255 abc",
                "PK\3\4",
                "v/1\1",
                "BM is how this text begins, but it is none",
                " ",
                ""
            })
    void otherFormatsAreUnsupported(String content) {
        assertThat(Opened.refusal(Bytes.ascii(content))).isEqualTo(Reason.UNSUPPORTED_FORMAT);
    }

    @Test
    void aJpegInDisguiseOfAnotherFormatNeverReachesAnotherCodec() {
        // a WebP file whose first two bytes were made those of a JPEG
        assertThat(Opened.refusal(Bytes.join(Bytes.of(0xFF, 0xD8), Bytes.ascii("FF\44\0\0\0WEBPVP8 "))))
                .isEqualTo(Reason.UNREADABLE);
    }
}
