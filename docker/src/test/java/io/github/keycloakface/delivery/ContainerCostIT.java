package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.HttpLogin.Page;
import java.io.IOException;
import java.nio.file.Files;
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

    /** Of a login with a password. Measured: 1.6 (docs/cluster.md). Chosen: that, and what a busy machine adds. */
    private static final double MOST_TIMES = 4;

    /** Version 1 of control groups counts nanoseconds, version 2 microseconds. */
    private static final String CPU = "if [ -e /sys/fs/cgroup/cpuacct/cpuacct.usage ];"
            + " then read -r n < /sys/fs/cgroup/cpuacct/cpuacct.usage; echo $((n / 1000));"
            + " else read -r name n < /sys/fs/cgroup/cpu.stat; echo $n; fi";

    private static final String MEMORY = "if [ -e /sys/fs/cgroup/memory/memory.usage_in_bytes ];"
            + " then cat /sys/fs/cgroup/memory/memory.usage_in_bytes; else cat /sys/fs/cgroup/memory.current; fi";

    private final KeycloakNode node;

    ContainerCostIT(Cluster cluster) {
        this.node = cluster.a();
    }

    @Test
    void isCountedForPasswordAndFace() throws IOException, InterruptedException {
        Person person = new AdminApi(node).newPerson();
        FaceUsers.asAdmin(FaceApi.of(node)).enrolled(person, Photos.FRANCK);

        double password = millisecondsEach(login -> {
            Page end = login.givePassword(node, login.open(node, "prompt=login"), person);
            assertThat(end.code()).isPresent();
        });
        double both = millisecondsEach(login -> {
            Page end = login.show(node, login.untilFace(node, person), Photos.FRANCK_AGAIN);
            assertThat(end.code()).isPresent();
        });

        long megabytes = inside(MEMORY) >> 20;
        Files.writeString(
                BuildFolder.TARGET.resolve("container-costs.txt"),
                "CPU of a node, ms: login with a password %.0f, with password and face %.0f; memory %d MiB of 2048%n"
                        .formatted(password, both, megabytes),
                UTF_8);
        // one that is far over means that a comparison runs twice, or on all cores
        assertThat(both).isLessThan(MOST_TIMES * password);
        assertThat(megabytes).isLessThan(1500);
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
