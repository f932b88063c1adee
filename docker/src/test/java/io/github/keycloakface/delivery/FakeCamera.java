package io.github.keycloakface.delivery;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a browser's camera shows: photos as a film, each for a second or so, over and over.
 *
 * @param film Motion JPEG, which is JPEGs one after another; null for a computer without a camera
 */
record FakeCamera(Path film) {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    /** Chromium shows thirty pictures a second. */
    private static final int PICTURES_EACH = 30;

    static final FakeCamera NONE = new FakeCamera(null);

    static FakeCamera showing(String... photos) {
        return film(List.of(photos).stream()
                .map(photo -> picture(Photos.image(Photos.bytes(photo))))
                .toList());
    }

    static FakeCamera showingNobody() {
        return film(List.of(picture(Photos.image(Photos.withoutFace("png")))));
    }

    /** Two people cheek by cheek. */
    static FakeCamera showingTwo(String left, String right) {
        BufferedImage both = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = both.createGraphics();
        // the page shows the middle square only
        graphics.drawImage(square(Photos.image(Photos.bytes(left)), 240), 80, 120, null);
        graphics.drawImage(square(Photos.image(Photos.bytes(right)), 240), 320, 120, null);
        graphics.dispose();
        return film(List.of(both));
    }

    static FakeCamera showingDark(String photo) {
        BufferedImage picture = picture(Photos.image(Photos.bytes(photo)));
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(0, 0, 0, 225));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.dispose();
        return film(List.of(picture));
    }

    private static BufferedImage picture(BufferedImage photo) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.drawImage(square(photo, HEIGHT), (WIDTH - HEIGHT) / 2, 0, null);
        graphics.dispose();
        return picture;
    }

    private static BufferedImage square(BufferedImage photo, int side) {
        int edge = Math.min(photo.getWidth(), photo.getHeight());
        BufferedImage square = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = square.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        int x = (photo.getWidth() - edge) / 2;
        int y = (photo.getHeight() - edge) / 2;
        graphics.drawImage(photo, 0, 0, side, side, x, y, x + edge, y + edge, null);
        graphics.dispose();
        return square;
    }

    private static FakeCamera film(List<BufferedImage> pictures) {
        try {
            Path folder = Files.createDirectories(BuildFolder.TARGET.resolve("it/films"));
            Path film = Files.createTempFile(folder, "camera", ".mjpeg");
            try (OutputStream out = Files.newOutputStream(film)) {
                for (BufferedImage picture : pictures) {
                    byte[] jpeg = Photos.encoded(picture, "jpg");
                    for (int i = 0; i < PICTURES_EACH; i++) {
                        out.write(jpeg);
                    }
                }
            }
            return new FakeCamera(film);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
