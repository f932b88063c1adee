package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.HttpLogin.Page;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.containers.GenericContainer;

/** The image: locked down as docs/containers.md says, it does what the zip does. */
@Order(1)
@Tag("containers")
@ExtendWith(LiveCluster.class)
class ContainerIT {

    /** Words of Keycloak's own about its defaults, not about us. */
    private static final List<String> KNOWN_WARNINGS = List.of("Deprecated features", "Hostname v1 options");

    private final Cluster cluster;
    private final KeycloakNode node;
    private final AdminApi admin;

    ContainerIT(Cluster cluster) {
        this.cluster = cluster;
        this.node = cluster.a();
        this.admin = new AdminApi(node);
    }

    @Test
    void verifiesFaces() throws IOException {
        FaceApi api = FaceApi.of(node);

        assertThat(api.verify(Photos.bytes(Photos.FRANCK), Photos.bytes(Photos.FRANCK_AGAIN))
                        .match())
                .isTrue();
        assertThat(api.verify(Photos.bytes(Photos.FRANCK), Photos.bytes(Photos.AUDREY))
                        .match())
                .isFalse();
    }

    @Test
    void startsWithoutAWarningButTheKnownOnes() {
        assertThat(cluster.firstLog().lines().filter(line -> line.matches(".* (WARN|ERROR|FATAL) .*")))
                .allMatch(line -> KNOWN_WARNINGS.stream().anyMatch(line::contains));
    }

    @Test
    void enrollsAndStepsUpAndARestartForgetsNoFace() {
        Person person = admin.newPerson();
        HttpLogin enrollment = new HttpLogin();
        Page added = enrollment.enroll(
                node, enrollment.untilEnrollment(node, person), Photos.FRANCK, Photos.FRANCK_AGAIN, Photos.FRANCK);
        assertThat(added.reached().orElse(added.body())).contains("kc_action_status=success");

        assertThat(HttpLogin.stepUp(node, person)).isEqualTo("face");
        node.stop();
        node.startAgain();
        node.awaitReady();
        assertThat(HttpLogin.stepUp(node, person)).isEqualTo("face");
    }

    @Test
    void runsNothingFromWhatItCanWrite() throws IOException, InterruptedException {
        assertThat(inside("id -u")).isEqualTo("1000");
        assertThat(inside("cp /bin/true /tmp/x && if /tmp/x 2>/dev/null; then echo ran; else echo refused; fi"))
                .isEqualTo("refused");
        assertThat(inside("if touch /opt/keycloak/bin/kc.sh 2>/dev/null; then echo changed; else echo refused; fi"))
                .isEqualTo("refused");
    }

    /** Even where somebody forgot the read-only root file system: jars and libraries stay as they were built. */
    @Test
    void belongsToRoot() throws IOException, InterruptedException {
        try (GenericContainer<?> shell = new GenericContainer<>(TestImages.KEYCLOAK)) {
            shell.withCreateContainerCmdModifier(command -> command.withEntrypoint("sleep", "300"))
                    .withCommand()
                    .start();
            // test -w asks the kernel
            String writable = shell.execInContainer(
                            "bash",
                            "-c",
                            "shopt -s globstar; cd /opt/keycloak; for f in . **/; do [ ! -w $f ] || echo $f; done;"
                                    + " for f in {providers,lib/quarkus,lib/face}/**; do [ ! -w $f ] || echo $f; done")
                    .getStdout();
            assertThat(writable.lines()).containsExactly("data/");
        }
    }

    @Test
    void carriesTheLibrariesOfOneProcessorOnly() throws IOException, InterruptedException {
        assertThat(inside("ls /opt/keycloak/lib/face").lines())
                .contains("libonnxruntime.so", "libonnxruntime4j_jni.so", "libopencv_java490.so")
                .noneMatch(name -> name.endsWith(".dll") || name.endsWith(".dylib"));
        // classes and notices are a fortieth of the jars with the natives of all systems
        assertThat(Long.parseLong(inside("stat -c %s /opt/keycloak/providers/opencv-*.jar")))
                .isLessThan(2_000_000);
        assertThat(Long.parseLong(inside("stat -c %s /opt/keycloak/providers/onnxruntime-*.jar")))
                .isLessThan(2_000_000);
    }

    @Test
    void isHealthyForTheEngine() {
        Awaiting.await(() -> "healthy"
                .equals(node.container()
                        .getCurrentContainerInfo()
                        .getState()
                        .getHealth()
                        .getStatus()));
    }

    private String inside(String command) throws IOException, InterruptedException {
        var result = node.container().execInContainer("bash", "-c", command);
        assertThat(result.getExitCode()).as(result.getStderr()).isZero();
        return result.getStdout().strip();
    }
}
