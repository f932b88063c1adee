package io.github.keycloakface.delivery;

import java.awt.BasicStroke;
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
import java.util.Random;

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

    /** Of 255: what is left of it behind the film's JPEG makes the pictures of a page differ. */
    private static final int NOISE = 6;

    static final FakeCamera NONE = new FakeCamera(null);

    static FakeCamera showing(String... photos) {
        return film(List.of(photos).stream()
                .map(photo -> picture(Photos.image(Photos.bytes(photo))))
                .toList());
    }

    static FakeCamera showingNobody() {
        return film(List.of(picture(Photos.image(Photos.withoutFace("png")))));
    }

    /** Nobody's face: for pictures that are published. */
    static FakeCamera showingADrawing() {
        BufferedImage drawing = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawing.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        fill(pen, new Color(0x9fb8c9), 0, 0, WIDTH, HEIGHT);
        fill(pen, new Color(0x2f5d7c), 150, 400, 340, 260);
        fill(pen, new Color(0xd9a588), 285, 350, 70, 110);
        fill(pen, new Color(0x4a3226), 190, 50, 260, 300);
        fill(pen, new Color(0xeebb9a), 205, 85, 230, 310);
        fill(pen, Color.WHITE, 245, 205, 52, 28);
        fill(pen, Color.WHITE, 343, 205, 52, 28);
        fill(pen, new Color(0x33465a), 259, 206, 26, 26);
        fill(pen, new Color(0x33465a), 357, 206, 26, 26);
        pen.setColor(new Color(0x4a3226));
        pen.drawArc(240, 180, 62, 30, 30, 120);
        pen.drawArc(338, 180, 62, 30, 30, 120);
        pen.setColor(new Color(0xc98f74));
        pen.drawArc(302, 225, 36, 56, 200, 140);
        pen.setColor(new Color(0xb0544e));
        pen.drawArc(272, 275, 96, 62, 200, 140);
        pen.dispose();
        return film(List.of(drawing));
    }

    private static void fill(Graphics2D pen, Color color, int x, int y, int width, int height) {
        pen.setColor(color);
        if (width == WIDTH) {
            pen.fillRect(x, y, width, height);
        } else {
            pen.fillOval(x, y, width, height);
        }
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

    /** As a sensor sees it: no two pictures are equal. */
    private static BufferedImage noisy(BufferedImage picture, long seed) {
        Random random = new Random(seed);
        BufferedImage noisy = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        int[] pixels = picture.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        for (int i = 0; i < pixels.length; i++) {
            int change = random.nextInt(2 * NOISE + 1) - NOISE;
            pixels[i] = level(pixels[i] >> 16, change) << 16
                    | level(pixels[i] >> 8, change) << 8
                    | level(pixels[i], change);
        }
        noisy.setRGB(0, 0, WIDTH, HEIGHT, pixels, 0, WIDTH);
        return noisy;
    }

    private static int level(int channel, int change) {
        return Math.min(255, Math.max(0, (channel & 0xff) + change));
    }

    private static FakeCamera film(List<BufferedImage> pictures) {
        try {
            Path folder = Files.createDirectories(BuildFolder.TARGET.resolve("it/films"));
            Path film = Files.createTempFile(folder, "camera", ".mjpeg");
            try (OutputStream out = Files.newOutputStream(film)) {
                for (BufferedImage picture : pictures) {
                    for (int i = 0; i < PICTURES_EACH; i++) {
                        out.write(Photos.encoded(noisy(picture, i), "jpg"));
                    }
                }
            }
            return new FakeCamera(film);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
