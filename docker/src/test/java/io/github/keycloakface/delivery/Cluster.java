package io.github.keycloakface.delivery;

import static io.github.keycloakface.delivery.Awaiting.await;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/** Two nodes with one PostgreSQL, and the round-robin proxy of compose.cluster.yaml before them. */
final class Cluster implements AutoCloseable {

    private static final String DATABASE_PASSWORD = "keycloak";

    /** A line of the proxy's statistics. */
    private static final Predicate<String> NODE_UP =
            Pattern.compile("^nodes,[ab],(?:[^,]*,){15}UP,").asPredicate();

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
        database.start();
        // one after the other: the first one makes the tables
        a.start();
        firstLog = a.log();
        b.start();
        proxy.start();
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
                // the proxy asks every second whether a node is ready
                "KC_SHUTDOWN_DELAY", "4s",
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
        URI statistics = URI.create("http://127.0.0.1:" + proxy.getMappedPort(8404) + "/;csv");
        await(() -> HttpProbe.text(statistics).lines().filter(NODE_UP).count() == 2);
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
