package io.github.keycloakface.bulk;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A realm of a Keycloak server.
 *
 * @param server as https://login.example.org, with the path that the server may have
 */
public record ServerAddress(URI server, String realm) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Reads an address.
     *
     * @throws BulkStopped when it is none, or photos and secret would go over an open line
     */
    public static ServerAddress of(String server, String realm) throws BulkStopped {
        URI uri = uri(server);
        if (uri.getHost() == null || uri.getQuery() != null || uri.getUserInfo() != null) {
            throw new BulkStopped("--server is no address: write it as https://login.example.org");
        }
        boolean open = !"https".equals(uri.getScheme());
        if (open && !("http".equals(uri.getScheme()) && THIS_MACHINE.contains(uri.getHost()))) {
            throw new BulkStopped("--server would send photos over an open line: write its https address.");
        }
        return new ServerAddress(uri, realm);
    }

    private static URI uri(String server) throws BulkStopped {
        try {
            return URI.create(server.replaceAll("/+$", ""));
        } catch (IllegalArgumentException e) {
            throw new BulkStopped("--server is no address: write it as https://login.example.org", e);
        }
    }

    URI token() {
        return at("/realms/" + encoded(realm) + "/protocol/openid-connect/token");
    }

    /** @param path below the realm in the admin API, encoded */
    URI admin(String path) {
        return at("/admin/realms/" + encoded(realm) + "/" + path);
    }

    private URI at(String path) {
        return URI.create(server + path);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return server + " realm " + realm;
    }
}
