package io.github.keycloakface.vision.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.vision.TestNatives;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever bytes come, the answer is an image or an {@link ImageRejectedException}. */
class FlippedBytesPropertyTest {

    private static final List<byte[]> IMAGES = List.of(
            Drawn.jpeg(),
            Drawn.progressiveJpeg(),
            Drawn.png(),
            Drawn.write(Drawn.indexed(4), "png", true),
            Drawn.bmp(),
            Drawn.write(Drawn.indexed(8), "bmp", false));

    private static final ImageDecoder DECODER = new ImageDecoder(new ImageLimits(100_000, 1_000_000));

    @BeforeContainer
    static void natives() {
        TestNatives.load();
    }

    @Property(tries = 2000)
    void changedBytesAreAnImageOrAreRefused(@ForAll("damaged") byte[] bytes) {
        decode(bytes);
    }

    /** PNG's checksums catch all that, so the decoder behind them is asked directly too. */
    @Property(tries = 1000)
    void changedBytesBehindTheChecksAreAnImageOrAreRefused(@ForAll("damagedInside") EncodedImage image) {
        try (FaceImage opened = new FaceImage(image)) {
            opened.atLeast(1);
        } catch (ImageRejectedException expected) {
            assertThat(expected.reason()).isNotNull();
        }
    }

    private static void decode(byte[] bytes) {
        try (FaceImage image = DECODER.open(bytes)) {
            image.atLeast(1);
            image.atLeast(0.125);
        } catch (ImageRejectedException expected) {
            assertThat(expected.reason()).isNotNull();
        }
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return Combinators.combine(Arbitraries.of(IMAGES), changes()).as(FlippedBytesPropertyTest::changed);
    }

    @Provide
    Arbitrary<EncodedImage> damagedInside() {
        return Combinators.combine(Arbitraries.of("png", "bmp"), changes()).as((format, changes) -> {
            // header fields stay, so that the size stays what a check would have let through
            byte[] clean = format.equals("png") ? Drawn.png() : Drawn.write(Drawn.indexed(8), "bmp", false);
            int headers = 54;
            byte[] damaged = clean.clone();
            for (Change change : changes) {
                damaged[headers + (int) (change.where() * (clean.length - headers))] = change.value();
            }
            return new RasterImage(format, damaged, Drawn.WIDTH, Drawn.HEIGHT, Orientation.UPRIGHT);
        });
    }

    private static Arbitrary<List<Change>> changes() {
        Arbitrary<Double> where = Arbitraries.doubles().between(0, true, 1, false);
        return Combinators.combine(where, Arbitraries.bytes())
                .as(Change::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static byte[] changed(byte[] image, List<Change> changes) {
        byte[] damaged = image.clone();
        for (Change change : changes) {
            damaged[(int) (change.where() * image.length)] = change.value();
        }
        return damaged;
    }

    private record Change(double where, byte value) {}
}
