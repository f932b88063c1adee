package io.github.keycloakface.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.RealmClients.RealmClient;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The bulk tool against a real Keycloak: killed twice, it loses nothing and doubles nothing. */
@ExtendWith(LiveServer.class)
class BulkEnrollIT {

    private static final int PEOPLE = 12;
    private static final int PHOTOS_EACH = 5;
    private static final List<String> FACES = List.of(Photos.FRANCK, Photos.FRANCK_AGAIN, Photos.AUDREY);

    private final KeycloakServer server;
    private final AdminApi admin;
    private final RealmClients clients;
    private final RealmClient client;
    private final List<Person> people = new ArrayList<>();

    @TempDir
    Path temp;

    private Path root;

    BulkEnrollIT(FaceApi api, KeycloakServer server) {
        this.server = server;
        this.admin = new AdminApi(server);
        this.clients = new RealmClients(api, admin);
        this.client = clients.with("manage-users", "view-users");
    }

    @Test
    void killedTwiceItLosesNothingAndDoublesNothing() throws IOException, InterruptedException {
        photographEverybody();
        addWhatIsRefused();
        int total = PEOPLE * PHOTOS_EACH + 5;

        int first = linesWhenKilledAfter(10);
        int second = linesWhenKilledAfter(first + 10);
        assertThat(second).isGreaterThan(first).isLessThan(total);
        Shell last = enroll("--report", temp.resolve("report.csv").toString());

        assertThat(last.status()).as(last.toString()).isEqualTo(1);
        assertEverybodyHasExactly(PHOTOS_EACH);
        List<String> report = Files.readAllLines(temp.resolve("report.csv"));
        assertThat(report).hasSize(1 + total);
        assertThat(report).filteredOn(line -> line.contains(",enrolled,")).hasSize(PEOPLE * PHOTOS_EACH);
        assertThat(report)
                .filteredOn(line -> line.contains(",refused,"))
                .extracting(line -> line.replaceAll(".*,refused,([A-Z_]+),.*", "$1"))
                .containsExactlyInAnyOrder(
                        "REFERENCES_FULL", "DUPLICATE_PHOTO", "NO_FACE", "IMAGE_UNSUPPORTED_FORMAT", "USER_NOT_FOUND");

        Files.delete(journal());
        assertThat(enroll().status()).isEqualTo(1);
        assertEverybodyHasExactly(PHOTOS_EACH);
        assertThat(last.output()).contains("enrolled").contains("60").contains("NO_FACE");
    }

    @Test
    void whoMayNotIsToldWhatToGrant() throws IOException, InterruptedException {
        photographEverybody();
        RealmClient other = clients.with("view-users");

        Shell shell = enrollAs(other);

        assertThat(shell.status()).isEqualTo(3);
        assertThat(shell.errors()).contains("manage-users").doesNotContain("Exception");
        assertEverybodyHasExactly(0);
    }

    private void photographEverybody() throws IOException {
        root = Files.createDirectories(temp.resolve("people"));
        for (int person = 0; person < PEOPLE; person++) {
            people.add(admin.newPerson());
            for (int photo = 0; photo < PHOTOS_EACH; photo++) {
                byte[] image = marked(FACES.get(person % FACES.size()), person * PHOTOS_EACH + photo);
                Files.write(folder(person).resolve("photo " + photo + ".jpg"), image);
            }
        }
    }

    private void addWhatIsRefused() throws IOException {
        Files.write(folder(0).resolve("too many.jpg"), marked(Photos.FRANCK, 1000));
        Files.copy(folder(1).resolve("photo 0.jpg"), folder(1).resolve("twin.jpg"));
        Files.write(folder(2).resolve("a wall.png"), Photos.withoutFace("png"));
        Files.writeString(folder(3).resolve("a note.txt"), "no photo");
        Path nobody = Files.createDirectories(root.resolve("nobody bears this name"));
        Files.write(nobody.resolve("photo.jpg"), marked(Photos.FRANCK, 1001));
    }

    private Path folder(int person) throws IOException {
        return Files.createDirectories(root.resolve(people.get(person).name()));
    }

    /** The same face in another file. */
    private static byte[] marked(String photo, int number) {
        BufferedImage image = Photos.image(Photos.bytes(photo));
        for (int bit = 0; bit < 12; bit++) {
            for (int pixel = 0; pixel < 64; pixel++) {
                image.setRGB(8 * bit + pixel % 8, pixel / 8, (number >> bit & 1) * 0xFFFFFF);
            }
        }
        return Photos.encoded(image, "jpg");
    }

    /** As by kill -9. */
    private int linesWhenKilledAfter(int lines) throws IOException, InterruptedException {
        Process process = start(client, temp.resolve("killed"));
        try {
            Awaiting.await(() -> !process.isAlive() || lines() >= lines);
            assertThat(process.isAlive())
                    .as(Files.readString(temp.resolve("killed")))
                    .isTrue();
        } finally {
            process.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
        }
        return lines();
    }

    /** Besides the head of the journal. */
    private int lines() {
        try (Stream<String> lines = Files.lines(journal(), UTF_8)) {
            return (int) lines.count() - 1;
        } catch (IOException notYet) {
            return 0;
        }
    }

    private Path journal() {
        return temp.resolve("face-enroll.journal");
    }

    private Process start(RealmClient as, Path errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command())
                .directory(temp.toFile())
                .redirectOutput(temp.resolve("output").toFile())
                .redirectError(errors.toFile());
        builder.command().addAll(List.of("--client-id", as.clientId()));
        builder.environment().put("FACE_CLIENT_SECRET", as.secret());
        return builder.start();
    }

    private List<String> command() {
        return new ArrayList<>(List.of(
                BuildFolder.ROOT.resolve("face").toString(),
                "enroll",
                "--server",
                server.uri("").toString(),
                "--realm",
                "face-demo",
                "--root",
                root.toString(),
                "--parallel",
                "2"));
    }

    private Shell enroll(String... options) throws IOException, InterruptedException {
        return enrollAs(client, options);
    }

    private Shell enrollAs(RealmClient as, String... options) throws IOException, InterruptedException {
        List<String> command = command();
        command.addAll(List.of(options));
        Path secret = Files.writeString(temp.resolve("secret"), as.secret());
        command.addAll(List.of("--client-id", as.clientId(), "--client-secret-file", secret.toString()));
        return Shell.run(temp, temp, command.toArray(String[]::new));
    }

    private void assertEverybodyHasExactly(int references) throws IOException {
        for (Person person : people) {
            Set<String> imports = new HashSet<>();
            for (JsonNode face : admin.faces(person)) {
                imports.add(new ObjectMapper()
                        .readTree(face.get("credentialData").asText())
                        .path("importId")
                        .asText());
            }
            assertThat(admin.faces(person)).hasSize(references);
            assertThat(imports).hasSize(references);
        }
    }
}
