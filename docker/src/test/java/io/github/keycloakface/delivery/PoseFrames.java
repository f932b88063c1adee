package io.github.keycloakface.delivery;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures of one man who turns his head, cut from a video of a package by the browser, which these tests need anyway:
 * they carry no decoder of videos of their own.
 *
 * @param byMove JPEG as data URLs, three of each move that a page may ask for
 */
record PoseFrames(Map<String, List<String>> byMove) {

    /**
     * Seconds of the video in which the head is where a move wants it, found by the pose model. It turns to one side
     * only: the other one is its mirror image. Closer is the look into the camera, cut tighter.
     */
    private static final Map<String, List<Double>> SECONDS = Map.of(
            "front", List.of(97.4, 97.6, 97.8),
            "left", List.of(45.25, 45.3, 45.35),
            "up", List.of(101.38, 101.42, 101.46),
            "down", List.of(159.4, 159.45, 159.5));

    private static final String CUT = """
            const [seconds] = arguments;
            return (async () => {
              const blob = await (await fetch("franck.mp4")).blob();
              const video = document.createElement("video");
              video.muted = true;
              video.src = URL.createObjectURL(blob);
              await new Promise((ready) => { video.onloadeddata = ready; });
              const canvas = document.createElement("canvas");
              canvas.width = canvas.height = 480;
              const pen = canvas.getContext("2d");
              const edge = Math.min(video.videoWidth, video.videoHeight);
              const out = {};
              for (const [move, times] of Object.entries(seconds)) {
                out[move] = [];
                for (const second of times) {
                  const there = new Promise((ready) => { video.onseeked = ready; });
                  video.currentTime = second;
                  await there;
                  pen.drawImage(video, (video.videoWidth - edge) / 2, (video.videoHeight - edge) / 2, edge, edge,
                    0, 0, 480, 480);
                  out[move].push(canvas.toDataURL("image/jpeg", 0.9));
                }
              }
              return out;
            })();
            """;

    /** Cuts them. */
    @SuppressWarnings("unchecked")
    static PoseFrames cut() {
        try (Pages pages = Pages.of(BuildFolder.PHOTOS);
                Browser browser = Browser.with(FakeCamera.NONE)) {
            browser.open(URI.create("http://127.0.0.1:" + pages.port() + "/" + Photos.AUDREY));
            return new PoseFrames(
                    new LinkedHashMap<>((Map<String, List<String>>) browser.run(CUT, new LinkedHashMap<>(SECONDS))));
        }
    }
}
