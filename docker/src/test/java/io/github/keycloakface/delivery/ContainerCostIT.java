package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.HttpLogin.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a login costs a node, as its control group counts it; figures go to target/container-costs.txt. */
@Order(2)
@Tag("containers")
@ExtendWith(LiveCluster.class)
class ContainerCostIT {

    /**
     * Besides as many before, while the JVM still compiles. Each is another person's: brute force detection refuses who
     * comes back before the transaction of the last time has ended.
     */
    private static final int LOGINS = 30;

    /** Of a login with a password. Chosen: what is measured (docs/cluster.md), and what a busy machine adds. */
    private static final double MOST_TIMES_ONE = 4;

    private static final double MOST_TIMES_LIVE = 6;

    /** Version 1 of control groups counts nanoseconds, version 2 microseconds. */
    private static final String CPU = "if [ -e /sys/fs/cgroup/cpuacct/cpuacct.usage ];"
            + " then read -r n < /sys/fs/cgroup/cpuacct/cpuacct.usage; echo $((n / 1000));"
            + " else read -r name n < /sys/fs/cgroup/cpu.stat; echo $n; fi";

    private static final String MEMORY = "if [ -e /sys/fs/cgroup/memory/memory.usage_in_bytes ];"
            + " then cat /sys/fs/cgroup/memory/memory.usage_in_bytes; else cat /sys/fs/cgroup/memory.current; fi";

    private final KeycloakNode node;
    private final AdminApi admin;

    ContainerCostIT(Cluster cluster) {
        this.node = cluster.a();
        this.admin = new AdminApi(node);
    }

    @AfterEach
    void putBack() {
        new FaceStep(admin).asShipped();
    }

    @Test
    void isCountedForPasswordAndFace() throws IOException, InterruptedException {
        List<Person> people = Stream.generate(admin::newPerson).limit(LOGINS).toList();
        FaceUsers faces = FaceUsers.asAdmin(FaceApi.of(node));
        people.forEach(person -> faces.enrolled(person, Photos.FRANCK));

        double password = millisecondsEach(people, this::password);
        double one = withFace(people, "off", 1);
        double live = withFace(people, "passive", 3);

        long megabytes = inside(MEMORY) >> 20;
        Files.writeString(
                BuildFolder.TARGET.resolve("container-costs.txt"),
                "CPU of a node, ms: login with a password %.0f, with password and one picture %.0f,"
                                .formatted(password, one)
                        + " with password and three pictures of passive liveness %.0f; memory %d MiB of 2048%n"
                                .formatted(live, megabytes),
                UTF_8);
        // one that is far over means that a comparison runs twice, or on all cores
        assertThat(one).isLessThan(MOST_TIMES_ONE * password);
        assertThat(live).isLessThan(MOST_TIMES_LIVE * password);
        assertThat(megabytes).isLessThan(1500);
    }

    private Page password(HttpLogin login, Person person) {
        return login.givePassword(node, login.open(node, "prompt=login"), person);
    }

    private double withFace(List<Person> people, String liveness, int pictures)
            throws IOException, InterruptedException {
        new FaceStep(admin).liveness(liveness);
        Map<Integer, Map<String, String>> forms = new HashMap<>();
        return millisecondsEach(people, (login, person) -> {
            Page camera = login.untilFace(node, person);
            assertThat(camera.frames()).isEqualTo(pictures);
            return login.post(node, camera, forms.computeIfAbsent(camera.side(), side -> form(pictures, side)));
        });
    }

    private static Map<String, String> form(int pictures, int side) {
        return HttpLogin.form(Photos.FRANCK_LIVE.stream()
                .limit(pictures)
                .map(photo -> HttpLogin.square(photo, side))
                .toList());
    }

    private double millisecondsEach(List<Person> people, BiFunction<HttpLogin, Person, Page> login)
            throws IOException, InterruptedException {
        run(people, login);
        long before = inside(CPU);
        run(people, login);
        return (inside(CPU) - before) / 1000.0 / LOGINS;
    }

    private static void run(List<Person> people, BiFunction<HttpLogin, Person, Page> login) {
        for (Person person : people) {
            Page end = login.apply(new HttpLogin(), person);
            assertThat(end.code()).as(end.body()).isPresent();
        }
    }

    private long inside(String command) throws IOException, InterruptedException {
        return Long.parseLong(node.container()
                .execInContainer("bash", "-c", command)
                .getStdout()
                .strip());
    }
}
