package io.github.keycloakface.challenge;

import io.github.keycloakface.Stub;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.common.ClientConnection;
import org.keycloak.common.enums.SslRequired;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.KeycloakUriInfo;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmProvider;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.urls.HostnameProvider;
import org.keycloak.urls.UrlType;

/**
 * Sessions of a server, each with a transaction of its own. As in Keycloak's caches, what is put is there with the
 * commit, and what is put if absent, or removed, at once.
 */
final class MemoryServer {

    static final String REALM = "realm";
    static final String USER = "user";

    /** How transactions ended, in order. */
    final List<String> ends = new ArrayList<>();

    final Map<String, Map<String, String>> shared = new ConcurrentHashMap<>();
    int failures;
    boolean usersFail;
    boolean storeFails;
    private int open;

    private final RealmModel realm = Stub.of(RealmModel.class)
            .with("getId", REALM)
            .with("getName", REALM)
            .with("getSslRequired", SslRequired.NONE)
            .with("isBruteForceProtected", true)
            .make();

    int open() {
        return open;
    }

    List<String> kept(String prefix) {
        return shared.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    KeycloakSession session() {
        return new Open().session;
    }

    /** The session of a request, whose transaction is open. */
    KeycloakSession request() {
        KeycloakSession session = session();
        session.getTransactionManager().begin();
        return session;
    }

    /** One session. */
    private final class Open {

        private final Map<String, Map<String, String>> pending = new HashMap<>();
        private final Map<Object, Object> attributes = new HashMap<>();
        private boolean rollbackOnly;
        private boolean active;
        private final KeycloakTransactionManager transaction = Stub.of(KeycloakTransactionManager.class)
                .on("begin", given -> begin())
                .on("commit", given -> end())
                .on("setRollbackOnly", given -> rollbackOnly = true)
                .make();
        final KeycloakSession session = Stub.of(KeycloakSession.class)
                .with("getTransactionManager", transaction)
                .with("getContext", context())
                .with(
                        "realms",
                        Stub.of(RealmProvider.class).with("getRealm", realm).make())
                .with("users", users())
                .with("singleUseObjects", objects())
                .with("getProvider", protector())
                .with("getKeycloakSessionFactory", factory())
                .on("getAttribute", given -> attributes.get(given[0]))
                .on("setAttribute", given -> attributes.put(given[0], given[1]))
                .on("close", given -> active ? end() : null)
                .make();

        private Object begin() {
            active = true;
            open++;
            return null;
        }

        private Object end() {
            active = false;
            open--;
            ends.add(rollbackOnly ? "rollback" : "commit");
            if (!rollbackOnly) {
                shared.putAll(pending);
            }
            return null;
        }

        @SuppressWarnings("unchecked")
        private SingleUseObjectProvider objects() {
            return Stub.of(SingleUseObjectProvider.class)
                    .on("put", given -> {
                        if (storeFails) {
                            throw new IllegalStateException("no room");
                        }
                        return pending.put((String) given[0], (Map<String, String>) given[2]);
                    })
                    .on("putIfAbsent", given -> shared.putIfAbsent((String) given[0], Map.of()) == null)
                    .on("contains", given -> shared.containsKey(given[0]))
                    .on("remove", given -> shared.remove(given[0]))
                    .make();
        }
    }

    private KeycloakSessionFactory factory() {
        return Stub.of(KeycloakSessionFactory.class)
                .on("create", given -> new Open().session)
                .make();
    }

    private UserProvider users() {
        UserModel user = Stub.of(UserModel.class)
                .with("getId", USER)
                .with("isEnabled", true)
                .make();
        return Stub.of(UserProvider.class)
                .on("getUserById", given -> {
                    if (usersFail) {
                        throw new IllegalStateException("the secret of the exception");
                    }
                    return user;
                })
                .make();
    }

    private BruteForceProtector protector() {
        return Stub.of(BruteForceProtector.class)
                .on("failedLogin", given -> failures++)
                .make();
    }

    private KeycloakContext context() {
        HttpRequest request = Stub.of(HttpRequest.class)
                .with(
                        "getHttpHeaders",
                        Stub.of(HttpHeaders.class).with("getHeaderString", null).make())
                .make();
        return Stub.of(KeycloakContext.class)
                .with("getRealm", realm)
                .with("setRealm", null)
                .with("getClient", null)
                .with("getUri", address())
                .with("getConnection", Stub.of(ClientConnection.class).make())
                .with("getHttpRequest", request)
                .make();
    }

    private static KeycloakUriInfo address() {
        HostnameProvider names = Stub.of(HostnameProvider.class)
                .with("getBaseUri", URI.create("https://face.test/"))
                .make();
        return new KeycloakUriInfo(
                Stub.of(KeycloakSession.class).with("getProvider", names).make(), UrlType.FRONTEND, null);
    }
}
