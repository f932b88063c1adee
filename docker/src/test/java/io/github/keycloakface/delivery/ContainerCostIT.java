package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.HttpLogin.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a login costs a node, as its control group counts it; figures go to target/container-costs.txt. */
@Order(2)
@Tag("containers")
@ExtendWith(LiveCluster.class)
class ContainerCostIT {

    /** Besides as many before, while the JVM still compiles. */
    private static final int LOGINS = 30;

    /** Of a login with a password. Chosen: what is measured (docs/cluster.md), and what a busy machine adds. */
    private static final double MOST_TIMES_ONE = 4;

    private static final double MOST_TIMES_LIVE = 8;

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

    @Test
    void isCountedForPasswordAndFace() throws IOException, InterruptedException {
        Person person = admin.newPerson();
        FaceUsers.asAdmin(FaceApi.of(node)).enrolled(person, Photos.FRANCK);

        double password = millisecondsEach(login -> {
            Page end = login.givePassword(node, login.open(node, "prompt=login"), person);
            assertThat(end.code()).isPresent();
        });
        double one = withFace(person, "off", 1);
        double live = withFace(person, "passive", 3);
        liveness("off");

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

    private double withFace(Person person, String liveness, int pictures) throws IOException, InterruptedException {
        liveness(liveness);
        Map<String, String> form = HttpLogin.form(Photos.FRANCK_LIVE.stream()
                .limit(pictures)
                .map(HttpLogin::square)
                .toList());
        return millisecondsEach(login -> {
            Page camera = login.untilFace(node, person);
            assertThat(camera.frames()).isEqualTo(pictures);
            assertThat(login.post(node, camera, form).code()).isPresent();
        });
    }

    private void liveness(String mode) {
        admin.configure("face%20or%20code", "face-authenticator", values -> values.put("face.liveness", mode));
    }

    private double millisecondsEach(Consumer<HttpLogin> login) throws IOException, InterruptedException {
        run(login);
        long before = inside(CPU);
        run(login);
        return (inside(CPU) - before) / 1000.0 / LOGINS;
    }

    private static void run(Consumer<HttpLogin> login) {
        for (int i = 0; i < LOGINS; i++) {
            login.accept(new HttpLogin());
        }
    }

    private long inside(String command) throws IOException, InterruptedException {
        return Long.parseLong(node.container()
                .execInContainer("bash", "-c", command)
                .getStdout()
                .strip());
    }
}
