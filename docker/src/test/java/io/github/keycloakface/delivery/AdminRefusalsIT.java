package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakface.delivery.AdminApi.Person;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reason for which the admin API of users' faces refuses, each with one thing to do. */
@ExtendWith(LiveServer.class)
class AdminRefusalsIT {

    private final FaceApi api;
    private final FaceUsers users;
    private final AdminApi admin;

    AdminRefusalsIT(FaceApi api, KeycloakServer server) {
        this.api = api;
        this.users = FaceUsers.asAdmin(api);
        this.admin = new AdminApi(server);
    }

    @Test
    void photosOfTwoPeopleAreRefused() {
        Person person = admin.newPerson();

        users.enroll(person, Photos.bytes(Photos.FRANCK), Photos.bytes(Photos.AUDREY))
                .isProblem(400, "FACES_DIFFER");
        assertThat(users.listed(person)).isEmpty();
    }

    static Stream<Arguments> photosThatWillNotDo() {
        byte[] good = Photos.bytes(Photos.FRANCK);
        return Stream.of(
                arguments("NO_FACE", Photos.withoutFace("jpg"), "no face"),
                arguments("MANY_FACES", Photos.bytes("sample5.jpg"), "one person"),
                arguments("LOW_QUALITY", Photos.blurred(Photos.FRANCK), "sharpness"),
                arguments("IMAGE_UNSUPPORTED_FORMAT", Photos.withoutFace("gif"), "JPEG"),
                arguments("IMAGE_UNREADABLE", Arrays.copyOf(good, 200), "whole file"),
                arguments("IMAGE_TOO_LARGE", Photos.tooManyPixels(), "smaller"));
    }

    @ParameterizedTest
    @MethodSource("photosThatWillNotDo")
    void aPhotoThatWillNotDo(String reason, byte[] photo, String advice) {
        Person person = admin.newPerson();

        FaceAnswer alone = users.enroll(person, FaceUsers.photos(photo).put("minQuality", 95));
        FaceAnswer second = users.enroll(
                person, FaceUsers.photos(Photos.bytes(Photos.FRANCK), photo).put("minQuality", 95));
        FaceAnswer compared = users.verify(person, FaceUsers.photo(photo).put("minQuality", 95));

        for (FaceAnswer answer : List.of(alone, second, compared)) {
            answer.isProblem(400, reason);
        }
        assertThat(alone.json().get("message").asText())
                .startsWith("The image ")
                .contains(advice);
        assertThat(second.json().get("message").asText()).startsWith("Image 2 ").contains(advice);
        assertThat(users.listed(person)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{                                            | MALFORMED_JSON",
                "[]                                           | MALFORMED_JSON",
                "null                                         | MALFORMED_JSON",
                "{} {}                                        | MALFORMED_JSON",
                "{'images':['A'],'images':['B']}              | MALFORMED_JSON",
                "{'images':['A'],'liveness':false}            | MALFORMED_JSON",
                "{'images':'A'}                               | MALFORMED_JSON",
                "{'images':[7]}                               | MALFORMED_JSON",
                "{'images':['AAAA'],'label':7}                | MALFORMED_JSON",
                "{'images':['AAAA'],'minQuality':'50'}        | MALFORMED_JSON",
                "{}                                           | IMAGE_MISSING",
                "{'images':[]}                                | IMAGE_MISSING",
                "{'images':['']}                              | IMAGE_MISSING",
                "{'images':[null]}                            | IMAGE_MISSING",
                "{'images':['A','A','A','A','A','A']}         | TOO_MANY_IMAGES",
                "{'images':['###']}                           | IMAGE_NOT_BASE64",
                "{'images':['AAAA'],'minQuality':20}          | MALFORMED_JSON",
                "{'images':['AAAA'],'minQuality':101}         | MALFORMED_JSON",
                "{'images':['AAAA'],'importId':''}            | MALFORMED_JSON",
                "{'images':['AAAA'],'consent':{'version':'1'}} | MALFORMED_JSON",
                "{'images':['AAAA'],'consent':{'version':'','time':1}} | MALFORMED_JSON",
                "{'images':['AAAA'],'consent':{'version':'1','time':-1}} | MALFORMED_JSON"
            })
    void aBodyThatWillNotDo(String body, String reason) {
        FaceAnswer answer = users.post(FaceUsers.references(admin.newPerson().id()), body.replace('\'', '"'));

        answer.isProblem(400, reason);
    }

    @Test
    void labelsAreShortLinesOfTheirOwn() {
        Person person = admin.newPerson();
        ObjectNode body = FaceUsers.photos(Photos.bytes(Photos.FRANCK));

        assertThat(users.enroll(person, body.put("label", "Passport")).status()).isEqualTo(201);
        users.enroll(person, body.put("label", " passport")).isProblem(409, "LABEL_TAKEN");
        users.enroll(person, body.put("label", "x".repeat(61))).isProblem(400, "LABEL_TOO_LONG");
        users.enroll(person, body.put("label", "two\nlines")).isProblem(400, "MALFORMED_JSON");
    }

    @Test
    void fiveReferencesAreAll() {
        Person person = admin.newPerson();
        for (int i = 0; i < 5; i++) {
            users.enrolled(person, Photos.FRANCK);
        }

        users.enroll(person, Photos.bytes(Photos.FRANCK)).isProblem(409, "REFERENCES_FULL");
    }

    @Test
    void whatIsNotTheUsersReferenceIsNotDeleted() {
        Person person = admin.newPerson();
        Person other = admin.newPerson();
        String others = users.enrolled(other, Photos.FRANCK);
        String password = admin.credentials(person).get(0).get("id").asText();

        users.delete(person, others).isProblem(404, "REFERENCE_NOT_FOUND");
        users.delete(person, password).isProblem(404, "REFERENCE_NOT_FOUND");

        assertThat(users.listed(other)).hasSize(1);
        assertThat(admin.credentials(person)).hasSize(1);
    }

    @Test
    void aServiceAccountHasNoFace() {
        RealmClients clients = new RealmClients(api, admin);
        Person robot = new Person(clients.serviceAccountUser(clients.with()), "robot", "");

        users.enroll(robot, Photos.bytes(Photos.FRANCK)).isProblem(409, "SERVICE_ACCOUNT");
        users.verify(robot, Photos.FRANCK).isProblem(409, "SERVICE_ACCOUNT");
    }
}
