package io.github.keycloakface.delivery;

import static io.github.keycloakface.delivery.Awaiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/** Two nodes with one PostgreSQL, and the round-robin proxy of compose.cluster.yaml before them. */
final class Cluster implements AutoCloseable {

    private static final String DATABASE_PASSWORD = "keycloak";

    /** A line of the proxy's statistics. */
    private static final Predicate<String> NODE_UP =
            Pattern.compile("^nodes,[ab],(?:[^,]*,){15}UP,").asPredicate();

    /** Behind two nodes that have to find each other first, on a busy machine. */
    private static final Duration IN_SERVICE = Duration.ofMinutes(2);

    private final Network network = Network.newNetwork();
    private final GenericContainer<?> database = plain(TestImages.POSTGRES)
            .withNetworkAliases("database")
            .withEnv("POSTGRES_DB", "keycloak")
            .withEnv("POSTGRES_USER", "keycloak")
            .withEnv("POSTGRES_PASSWORD", DATABASE_PASSWORD)
            .waitingFor(Wait.forSuccessfulCommand("pg_isready --host localhost --username keycloak")
                    .withStartupTimeout(Duration.ofMinutes(2)));
    private final GenericContainer<?> proxy = plain(TestImages.PROXY)
            .withExposedPorts(8080, 8404)
            .withCreateContainerCmdModifier(command -> command.getHostConfig().withBinds(configuration()));
    private final KeycloakNode a = node("node-a");
    private final KeycloakNode b = node("node-b");
    private final String firstLog;

    Cluster() {
        try {
            database.start();
            // one after the other: the first one makes the tables
            a.start();
            firstLog = a.log();
            b.start();
            proxy.start();
        } catch (ContainerLaunchException e) {
            writeLogs("start");
            close();
            throw e;
        }
    }

    private static Bind configuration() {
        return new Bind(
                BuildFolder.MODULE.resolve("haproxy.cfg").toString(),
                new Volume("/usr/local/etc/haproxy/haproxy.cfg"),
                AccessMode.ro);
    }

    private GenericContainer<?> plain(String image) {
        return new GenericContainer<>(image).withNetwork(network);
    }

    private KeycloakNode node(String name) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "KC_DB_URL_HOST", "database",
                "KC_DB_USERNAME", "keycloak",
                "KC_DB_PASSWORD", DATABASE_PASSWORD,
                "KC_PROXY_HEADERS", "xforwarded",
                // the proxy asks thrice, every second, whether a node is ready
                "KC_SHUTDOWN_DELAY", "6s",
                "KC_SHUTDOWN_TIMEOUT", "20s"));
        return new KeycloakNode(TestImages.KEYCLOAK, settings).in(network, name);
    }

    KeycloakNode a() {
        return a;
    }

    KeycloakNode b() {
        return b;
    }

    List<KeycloakNode> nodes() {
        return List.of(a, b);
    }

    KeycloakNode other(KeycloakNode node) {
        return node == a ? b : a;
    }

    /** What node A wrote until it was ready for the first time. */
    String firstLog() {
        return firstLog;
    }

    /** Each request ends at another node. */
    ServerAddress proxy() {
        URI base = URI.create("http://127.0.0.1:" + proxy.getMappedPort(8080));
        return new ServerAddress() {
            @Override
            public URI uri(String path) {
                return base.resolve(path);
            }

            @Override
            public URI managementUri(String path) {
                throw new UnsupportedOperationException("each node has its own");
            }
        };
    }

    /** Until each node gets requests from the proxy, which lags behind what the node says of itself. */
    void awaitAllBehindProxy() {
        await(IN_SERVICE, () -> behindProxy() == 2);
    }

    /** Until the proxy has noticed that a node is gone. */
    void awaitFewerBehindProxy() {
        await(() -> behindProxy() < 2);
    }

    private long behindProxy() {
        URI statistics = URI.create("http://127.0.0.1:" + proxy.getMappedPort(8404) + "/;csv");
        return HttpProbe.text(statistics).lines().filter(NODE_UP).count();
    }

    /**
     * Keeps what was written in target/cluster-logs.
     *
     * @param name of the folder below
     */
    void writeLogs(String name) {
        try {
            Path folder = Files.createDirectories(
                    BuildFolder.TARGET.resolve("cluster-logs").resolve(name));
            Map<String, GenericContainer<?>> containers =
                    Map.of("node-a", a.container(), "node-b", b.container(), "proxy", proxy, "database", database);
            for (Map.Entry<String, GenericContainer<?>> container : containers.entrySet()) {
                if (container.getValue().isCreated()) {
                    Files.writeString(
                            folder.resolve(container.getKey() + ".log"),
                            container.getValue().getLogs(),
                            UTF_8);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        proxy.close();
        a.close();
        b.close();
        database.close();
        network.close();
    }
}
