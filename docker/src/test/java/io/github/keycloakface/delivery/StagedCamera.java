package io.github.keycloakface.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A camera whose picture follows the page, as a person does: Chromium's own fake camera plays a film, come what may.
 * It takes the place of {@code getUserMedia}, as an attacker's injected camera would.
 */
final class StagedCamera {

    /** What stands before the camera. */
    enum Actor {
        /** Does what the page asks, and is lit by it. */
        PERSON,
        /** One picture of the right person, which does not move. */
        PICTURE,
        /** A film of all moves, over and over. */
        FILM
    }

    static final String LABEL = "OBS Virtual <Camera>";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A second of each move; a person needs half of one to begin another. */
    private static final String SCRIPT = """
            (() => {
              const poses = %s;
              const actor = "%s";
              const loop = ["front", "left", "up", "right", "down", "closer"];
              const pictures = {};
              for (const [move, urls] of Object.entries(poses)) {
                pictures[move] = urls.map((url) => Object.assign(new Image(), { src: url }));
              }
              const tints = { red: "255,0,0", green: "0,255,0", blue: "0,0,255", white: "255,255,255" };
              const canvas = document.createElement("canvas");
              canvas.width = 640;
              canvas.height = 480;
              const pen = canvas.getContext("2d");
              let move = "front";
              let since = 0;
              let turn = 0;
              function wanted(now) {
                if (actor === "PICTURE") return "front";
                if (actor === "FILM") return loop[Math.floor(now / 1000) %% loop.length];
                const asked = document.getElementById("face-stage")?.dataset.move || "front";
                if (asked !== move && since === 0) since = now;
                if (asked !== move && now - since > 350) { move = asked; since = 0; turn++; }
                return move;
              }
              function draw() {
                const shown = wanted(performance.now());
                const source = { right: "left", closer: "front" }[shown] ?? shown;
                const three = pictures[source];
                const picture = three[actor === "PICTURE" ? 0 : turn %% three.length];
                const edge = shown === "closer" ? 620 : 480;
                pen.save();
                pen.filter = "none";
                // nobody holds quite still, and nobody holds a picture quite still
                const sway = performance.now() / 700;
                pen.translate(320 + 5 * Math.sin(sway), 240 + 4 * Math.cos(1.3 * sway));
                if (shown === "right") pen.scale(-1, 1);
                // the wall behind goes on beyond the picture
                for (const side of picture.complete ? [edge + 20, edge] : []) {
                  pen.drawImage(picture, -side / 2, -side / 2, side, side);
                }
                pen.restore();
                const light = document.getElementById("face-light")?.dataset.light;
                if (actor === "PERSON" && tints[light]) {
                  const glow = pen.createRadialGradient(320, 230, 60, 320, 230, 200);
                  glow.addColorStop(0, `rgba(${tints[light]},.16)`);
                  glow.addColorStop(1, `rgba(${tints[light]},0)`);
                  pen.globalCompositeOperation = "lighter";
                  pen.fillStyle = glow;
                  pen.fillRect(0, 0, 640, 480);
                  pen.globalCompositeOperation = "source-over";
                }
                // a sensor's noise: no two pictures of a camera are equal
                for (let i = 0; i < 400; i++) {
                  pen.fillStyle = `rgba(${Math.random() * 255},${Math.random() * 255},${Math.random() * 255},.08)`;
                  pen.fillRect(Math.random() * 640, Math.random() * 480, 2, 2);
                }
              }
              setInterval(draw, 33);
              navigator.mediaDevices.getUserMedia = async () => {
                draw();
                const stream = canvas.captureStream(30);
                Object.defineProperty(stream.getVideoTracks()[0], "label", { value: "%s" });
                return stream;
              };
            })();
            """;

    private StagedCamera() {}

    /** Puts an actor before the camera of every page that is opened from now on. */
    static void stage(Browser browser, PoseFrames frames, Actor actor) {
        try {
            browser.inEveryPage(SCRIPT.formatted(JSON.writeValueAsString(frames.byMove()), actor, LABEL));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
