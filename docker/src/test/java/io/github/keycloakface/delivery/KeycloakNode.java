package io.github.keycloakface.delivery;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Volume;
import dasniko.testcontainers.keycloak.KeycloakContainer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * A Keycloak in a container of the image under test, locked down as docs/containers.md says. Its ports stay the same
 * when it is killed and started again.
 */
final class KeycloakNode implements ServerAddress, AutoCloseable {

    /** As in compose.yaml. */
    private static final long MEMORY = 2L << 30;

    private static final String TMPFS = "size=64m";
    private static final String DATA = "/opt/keycloak/data";

    private final int port = BuildFolder.freePort();
    private final int managementPort = BuildFolder.freePort();
    private final List<Bind> binds = new ArrayList<>();
    private final KeycloakContainer container;
    private boolean keepsData;

    KeycloakNode(String image, Map<String, String> settings) {
        bind(BuildFolder.MODULE.resolve("demo/face-demo-realm.json"), DATA + "/import/face-demo-realm.json");
        container = new KeycloakContainer(image)
                .withProductionMode()
                .withOptimizedFlag()
                .withEnabledMetrics()
                .withAdminUsername("admin")
                .withAdminPassword(KeycloakServer.ADMIN_PASSWORD)
                .withRamPercentage(25, 50)
                .withEnv("KC_HOSTNAME", "http://localhost:8080")
                .withEnv("KC_HTTP_ENABLED", "true")
                .withEnv("FACE_CLIENT_SECRET", KeycloakServer.CLIENT_SECRET)
                .withEnv("FACE_USER", "demo")
                .withEnv("FACE_PASSWORD", KeycloakServer.ADMIN_PASSWORD)
                .withEnv(settings)
                .withCreateContainerCmdModifier(this::lockDown)
                .waitingFor(Wait.forLogMessage(".*Face engine ready.*|.*The face engine did not load.*", 1)
                        .withStartupTimeout(Duration.ofMinutes(4)));
        // those that are bound below; there is no TLS
        container.setExposedPorts(List.of(8080, 9000));
    }

    private void lockDown(CreateContainerCmd command) {
        HostConfig host = command.getHostConfig();
        if (keepsData) {
            command.withVolumes(new Volume(DATA));
        }
        host.withReadonlyRootfs(true)
                .withTmpFs(keepsData ? Map.of("/tmp", TMPFS) : Map.of("/tmp", TMPFS, DATA, TMPFS))
                .withBinds(binds)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withMemory(MEMORY)
                .withMemorySwap(MEMORY)
                .withPortBindings(
                        PortBinding.parse("127.0.0.1:" + port + ":8080"),
                        PortBinding.parse("127.0.0.1:" + managementPort + ":9000"));
    }

    /** Where the server finds a file or folder of this machine, read only. */
    KeycloakNode bind(Path source, String target) {
        binds.add(new Bind(source.toString(), new Volume(target), AccessMode.ro));
        return this;
    }

    /** For a database of files: what lies there outlives a restart. */
    KeycloakNode keepData() {
        keepsData = true;
        return this;
    }

    KeycloakNode in(Network network, String name) {
        container.withNetwork(network).withNetworkAliases(name);
        return this;
    }

    KeycloakNode start() {
        container.start();
        return awaitReady();
    }

    /** As by kill -9. */
    void kill() {
        engine().killContainerCmd(container.getContainerId()).exec();
    }

    /** As a rolling update does: the node may end what it has begun. */
    void stop() {
        engine().stopContainerCmd(container.getContainerId()).withTimeout(60).exec();
    }

    /** Does not wait for an answer. */
    void startAgain() {
        engine().startContainerCmd(container.getContainerId()).exec();
    }

    KeycloakNode awaitReady() {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        try {
            while (!HttpProbe.answers(managementUri("/health/ready"))) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("the node did not become ready:\n" + log());
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return this;
    }

    boolean isReady() {
        try {
            return HttpProbe.answers(managementUri("/health/ready"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    String log() {
        return container.getLogs();
    }

    KeycloakContainer container() {
        return container;
    }

    private static DockerClient engine() {
        return DockerClientFactory.instance().client();
    }

    @Override
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port).resolve(path);
    }

    @Override
    public URI managementUri(String path) {
        return URI.create("http://127.0.0.1:" + managementPort).resolve(path);
    }

    @Override
    public void close() {
        container.close();
    }
}
