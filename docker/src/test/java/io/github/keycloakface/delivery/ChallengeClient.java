package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page's script without a browser: a program that goes through a challenge, and keeps all that it sent. */
final class ChallengeClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ADDRESS = Pattern.compile("data-challenge=\"([^\"]+)\" data-ticket=\"([^\"]+)\"");
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Nanoseconds from what is asked to what is done. */
    private static final long QUICK_HEAD = 250_000_000;

    /** Nanoseconds from picture to picture, as in face-challenge.js: a fast machine would use up all looks. */
    private static final long BETWEEN_LOOKS = 240_000_000;

    private final FaceApi api;
    private final PoseFrames poses;
    private final List<HttpRequest> sent = new ArrayList<>();
    private int looks;

    ChallengeClient(FaceApi api, PoseFrames poses) {
        this.api = api;
        this.poses = poses;
    }

    /** What a page lets begin. */
    record Ticket(String address, String secret) {

        static Ticket in(String page) {
            Matcher found = ADDRESS.matcher(page);
            assertThat(found.find()).as(page).isTrue();
            return new Ticket(found.group(1), found.group(2));
        }
    }

    /** What belongs into the form. */
    record Done(String nonce, List<String> frames, FaceAnswer last) {

        String form() {
            StringBuilder form = new StringBuilder("faceNonce=" + nonce);
            for (int i = 0; i < frames.size(); i++) {
                form.append("&faceFrame").append(i + 1).append('=').append(frames.get(i));
            }
            return form.toString();
        }
    }

    /** Every request so far, in order. */
    List<HttpRequest> sent() {
        return List.copyOf(sent);
    }

    /** Opens the camera's page behind a link. */
    Ticket open(URI link) {
        return Ticket.in(post(link, "").body());
    }

    FaceAnswer post(URI link, String form) {
        return keep(api.request(link)
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    FaceAnswer begin(Ticket ticket) {
        return json(ticket.address(), JSON.createObjectNode().put("ticket", ticket.secret()));
    }

    FaceAnswer look(Ticket ticket, String nonce, String frame) {
        ObjectNode look = JSON.createObjectNode().put("nonce", nonce).put("image", frame);
        return json(ticket.address() + "/looks", look);
    }

    /** Does what is asked until nothing more is, no quicker than a head turns. */
    Done follow(Ticket ticket) {
        Following following = new Following(ticket, begin(ticket));
        while (!following.isOver()) {
            CompletableFuture.runAsync(following::lookOnce, following.whenDue()).join();
        }
        return following.done();
    }

    /** One challenge, look by look. */
    private final class Following {

        private final Ticket ticket;
        private final List<String> frames = new ArrayList<>();
        private FaceAnswer answer;
        private String shown;
        private long asked = System.nanoTime();
        private long looked = asked;

        Following(Ticket ticket, FaceAnswer begun) {
            assertThat(begun.status()).as(begun.body()).isEqualTo(200);
            this.ticket = ticket;
            this.answer = begun;
            this.shown = begun.text("move");
        }

        boolean isOver() {
            return answer.json().path("over").asBoolean();
        }

        Executor whenDue() {
            return CompletableFuture.delayedExecutor(looked + BETWEEN_LOOKS - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        void lookOnce() {
            looked = System.nanoTime();
            shown = looked - asked > QUICK_HEAD ? answer.text("move") : shown;
            int step = answer.json().path("step").asInt();
            String frame = frame(shown, step);
            answer = look(ticket, answer.text("nonce"), frame);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            if (answer.json().path("kept").asBoolean()) {
                frames.subList(step, frames.size()).clear();
                frames.add(frame);
            }
            asked = answer.json().path("step").asInt() > step ? System.nanoTime() : asked;
        }

        Done done() {
            return new Done(answer.text("nonce"), frames, answer);
        }
    }

    String frame(String move) {
        return frame(move, 0);
    }

    /** A picture of a move, another one for each step; no two are equal. */
    private String frame(String move, int step) {
        boolean mirrored = "right".equals(move);
        boolean near = "closer".equals(move);
        String url =
                poses.byMove().get(mirrored ? "left" : near ? "front" : move).get(step % 3);
        BufferedImage picture = Photos.image(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1)));
        int side = picture.getWidth();
        int border = near ? side * 6 / 50 : 0;
        BufferedImage out = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = out.createGraphics();
        int left = mirrored ? side - border : border;
        pen.drawImage(picture, 0, 0, side, side, left, border, side - left, side - border, null);
        pen.dispose();
        out.setRGB(looks++ % side, 0, looks);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Photos.encoded(out, "jpg"));
    }

    FaceAnswer json(String address, Object body) {
        return keep(api.request(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    private FaceAnswer keep(HttpRequest request) {
        sent.add(request);
        return api.send(request);
    }
}
