package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.HttpLogin.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nodes end, by force or in turn, and people notice nothing but a delay. Counts go to target/cluster.txt. */
@Order(3)
@Tag("containers")
@ExtendWith(LiveCluster.class)
class ClusterFailureIT {

    private static final int ENROLLMENTS = Integer.getInteger("face.cluster.enrollments", 60);
    private static final int THREADS = 4;
    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(20);

    private final Cluster cluster;

    ClusterFailureIT(Cluster cluster) {
        this.cluster = cluster;
    }

    @AfterEach
    void everyNodeIsBack() {
        cluster.nodes().forEach(KeycloakNode::awaitReady);
    }

    private Person enrolled() throws IOException {
        Person person = new AdminApi(cluster.b()).newPerson();
        FaceUsers.asAdmin(FaceApi.of(cluster.b())).enrolled(person, Photos.FRANCK);
        return person;
    }

    @Test
    void aLoginGoesOnWhenItsNodeIsKilledDuringTheCapture() throws IOException {
        Person person = enrolled();
        HttpLogin login = new HttpLogin();
        Page camera = login.untilFace(cluster.a(), person);

        cluster.a().kill();
        Page end = login.show(cluster.b(), camera, Photos.FRANCK_AGAIN);

        assertThat(login.claims(cluster.b(), end).path("acr").asText()).isEqualTo("face");
        cluster.a().startAgain();
    }

    @Test
    void everyAcknowledgedEnrollmentIsThereAndNoneIsHalfWritten()
            throws IOException, InterruptedException, ExecutionException {
        Map<Person, String> acknowledged = new ConcurrentHashMap<>();
        List<Person> people = new ArrayList<>();
        AtomicInteger refused = new AtomicInteger();
        int kills;
        try (Killer killer = new Killer(cluster, BETWEEN_KILLS)) {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<Person>> calls = new ArrayList<>();
            for (int i = 0; i < ENROLLMENTS; i++) {
                calls.add(threads.submit(() -> enroll(acknowledged, refused)));
            }
            for (Future<Person> call : calls) {
                people.add(call.get());
            }
            threads.shutdown();
            kills = killer.kills();
        }

        AdminApi admin = new AdminApi(cluster.a());
        FaceUsers faces = FaceUsers.asAdmin(FaceApi.of(cluster.a()));
        int unacknowledged = 0;
        for (Person person : people) {
            List<JsonNode> listed = admin.faces(person);
            unacknowledged += acknowledged.containsKey(person) ? 0 : listed.size();
            if (acknowledged.containsKey(person)) {
                assertThat(listed).extracting(face -> face.get("id").asText()).contains(acknowledged.get(person));
            }
            // what is there can be opened, and is the face
            if (!listed.isEmpty()) {
                FaceAnswer answer = faces.verify(person, Photos.FRANCK_AGAIN);
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            }
        }
        note("enrollments %d, acknowledged %d, kills %d, calls lost to a kill %d, stored without an answer %d, lost 0%n"
                .formatted(ENROLLMENTS, acknowledged.size(), kills, refused.get(), unacknowledged));
        assertThat(kills).isPositive();
        assertThat(acknowledged).hasSize(ENROLLMENTS);
    }

    /** Until it is acknowledged, as a client that comes back does. */
    private Person enroll(Map<Person, String> acknowledged, AtomicInteger refused) {
        Person person = untilAnswered(refused, () -> new AdminApi(cluster.proxy()).newPerson());
        String id = untilAnswered(
                refused, () -> FaceUsers.asAdmin(FaceApi.of(cluster.proxy())).enrolled(person, Photos.FRANCK));
        acknowledged.put(person, id);
        return person;
    }

    private static <T> T untilAnswered(AtomicInteger refused, ThrowingCall<T> call) {
        for (int i = 0; i < 200; i++) {
            try {
                return call.call();
            } catch (AssertionError | IllegalStateException | IOException | java.io.UncheckedIOException lost) {
                refused.incrementAndGet();
            }
        }
        throw new AssertionError("200 calls in vain");
    }

    @FunctionalInterface
    private interface ThrowingCall<T> {
        T call() throws IOException;
    }

    @Test
    void aRollingRestartFailsNoLogin() throws IOException, InterruptedException, ExecutionException {
        Person person = enrolled();
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Integer> logins = thread.submit(() -> {
            int passed = 0;
            while (!done.get()) {
                HttpLogin login = new HttpLogin();
                Page end = login.show(cluster.proxy(), login.untilFace(cluster.proxy(), person), Photos.FRANCK_AGAIN);
                assertThat(login.claims(cluster.proxy(), end).path("acr").asText())
                        .isEqualTo("face");
                passed++;
            }
            return passed;
        });

        for (KeycloakNode node : cluster.nodes()) {
            node.stop();
            node.startAgain();
            node.awaitReady();
        }
        done.set(true);
        int passed = logins.get();
        thread.shutdown();
        note("rolling restart of two nodes: logins %d, failed 0%n".formatted(passed));
        assertThat(passed).isGreaterThan(10);
    }

    private static void note(String text) throws IOException {
        Files.writeString(
                BuildFolder.TARGET.resolve("cluster.txt"),
                text,
                UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
