package io.github.keycloakface.cli;

import io.github.keycloakface.bulk.BulkStopped;
import io.github.keycloakface.bulk.FaceServer;
import io.github.keycloakface.bulk.ServerAddress;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where photos go, and as whom. */
final class EnrollServer {

    private static final String SECRET_VARIABLE = "FACE_CLIENT_SECRET";

    @Option(
            names = "--server",
            required = true,
            paramLabel = "URL",
            description = "Address of Keycloak, as https://login.example.org. Plain http for this machine only.")
    private String url;

    @Option(names = "--realm", required = true, paramLabel = "REALM", description = "The users' realm.")
    private String realm;

    @Option(
            names = "--client-id",
            required = true,
            paramLabel = "ID",
            description = "A client of this realm whose service account has the roles manage-users and view-users of"
                    + " realm-management.")
    private String clientId;

    @Option(
            names = "--client-secret-file",
            paramLabel = "FILE",
            description = "File that holds the client's secret (default: the environment's " + SECRET_VARIABLE + ").")
    private Path secretFile;

    ServerAddress address() throws BulkStopped {
        return ServerAddress.of(url, realm);
    }

    FaceServer connect(HttpClient http) throws BulkStopped, CommandFailure {
        return FaceServer.of(http, address(), clientId, secret());
    }

    private String secret() throws CommandFailure {
        String secret = secretFile == null ? System.getenv(SECRET_VARIABLE) : read();
        if (secret == null || secret.isBlank()) {
            throw new CommandFailure(
                    "There is no client secret: set " + SECRET_VARIABLE + " or name a file by --client-secret-file.");
        }
        return secret.strip();
    }

    private String read() throws CommandFailure {
        try {
            return Files.readString(secretFile);
        } catch (IOException e) {
            throw new CommandFailure("The file of --client-secret-file cannot be read.", e);
        }
    }
}
