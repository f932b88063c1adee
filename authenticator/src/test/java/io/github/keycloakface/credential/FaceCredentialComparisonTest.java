package io.github.keycloakface.credential;

import static io.github.keycloakface.credential.Enrolling.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakface.vision.match.ScoreCalibration;
import io.github.keycloakface.vision.model.ModelManifest;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.credential.CredentialModel;

class FaceCredentialComparisonTest {

    /** A cosine of 0.3, 0.4, 0.5 is a score of 36, 48, 60. */
    private static final ScoreCalibration TABLE = new ScoreCalibration(new ModelManifest.Calibration(
            "drawn",
            1e-5,
            List.of(
                    new ModelManifest.Point(0.3, 1e-3),
                    new ModelManifest.Point(0.4, 1e-4),
                    new ModelManifest.Point(0.5, 1e-5))));

    private static final Offset<Double> NEARLY = within(1e-4);

    private final Enrolling face = Enrolling.withKeys("key");
    private final MemoryUser alice = new MemoryUser("alice");
    private final MemoryUser bob = new MemoryUser("bob");

    @Test
    void aUserWithoutReferenceScoresNothing() {
        assertThat(compared(face, alice)).isEqualTo(new FaceComparison(0, 0, 0, 0, null));
    }

    @Test
    void aComparisonMakesNoKey() {
        MemoryRealm realm = new MemoryRealm("realm");

        compared(Enrolling.with(KeySource.REALM, realm), alice);

        assertThat(realm.components()).isEmpty();
    }

    @Test
    void oneReferenceScoresWhatItsCosineIsWorth() throws EnrollmentRefusedException {
        String id = face.enroll(alice, 0.45);

        FaceComparison comparison = compared(face, alice);

        assertThat(comparison.score()).isCloseTo(54, NEARLY);
        assertThat(comparison).isEqualTo(new FaceComparison(1, 0, 0, comparison.score(), id));
    }

    @Test
    void theBestOfSeveralScoresLessThanItWouldAlone() throws EnrollmentRefusedException {
        face.enroll(alice, 0.3);
        String best = face.enroll(alice, 0.45);
        face.enroll(alice, 0.4);

        FaceComparison comparison = compared(face, alice);

        // the mean of the three lies lower, and trying it costs a little
        assertThat(comparison.score()).isCloseTo(54 - 12 * Math.log10(3 * 1.3), NEARLY);
        assertThat(comparison).isEqualTo(new FaceComparison(3, 0, 0, comparison.score(), best));
    }

    @Test
    void referencesThatAreWorthNothingAreStillCompared() throws EnrollmentRefusedException {
        String first = face.enroll(alice, -1);
        face.enroll(alice, -1);

        assertThat(compared(face, alice)).isEqualTo(new FaceComparison(2, 0, 0, 0, first));
    }

    @Test
    void aReferenceOfAnotherModelIsStaleAndCostsNothing() throws EnrollmentRefusedException {
        String id = face.enroll(alice, 0.45);
        face.enroll(alice, "model-0", 1, null);

        FaceComparison comparison = compared(face, alice);

        assertThat(comparison.score()).isCloseTo(54, NEARLY);
        assertThat(comparison).isEqualTo(new FaceComparison(1, 1, 0, comparison.score(), id));
        assertThat(comparison.isStale()).isFalse();
    }

    @Test
    void onlyReferencesOfAnotherModelAreStale() throws EnrollmentRefusedException {
        face.enroll(alice, "model-0", 1, null);

        FaceComparison comparison = compared(face, alice);

        assertThat(comparison).isEqualTo(new FaceComparison(0, 1, 0, 0, null));
        assertThat(comparison.isStale()).isTrue();
    }

    @Test
    void aTemplateFromAnotherUsersRowTakesNoPart() throws EnrollmentRefusedException {
        String own = face.enroll(alice, 0.45);
        CredentialModel foreign = bob.row(face.enroll(bob, 1));
        alice.put(foreign);

        assertThat(compared(face, bob).compared()).isOne();
        assertUnused(foreign, own, "belongs to another user");
    }

    @Test
    void aTemplateFromAnotherRowOfTheUserTakesNoPart() throws EnrollmentRefusedException {
        String own = face.enroll(alice, 0.45);
        CredentialModel overwritten = alice.row(face.enroll(alice, 0));
        overwritten.setSecretData(alice.row(own).getSecretData());

        assertUnused(overwritten, own, "belongs to another user, credential");
    }

    @Test
    void aTemplateFromAnotherRealmTakesNoPart() throws EnrollmentRefusedException {
        face.enroll(alice, 1);
        Enrolling elsewhere = Enrolling.with(new KeySource(SampleKeys.ring("key"), null), new MemoryRealm("other"));

        assertThat(compared(elsewhere, alice)).isEqualTo(new FaceComparison(0, 0, 1, 0, null));
    }

    @Test
    void aTemplateOfAnotherModelThatIsRelabelledTakesNoPart() throws EnrollmentRefusedException {
        String own = face.enroll(alice, 0.45);
        CredentialModel relabelled = alice.row(face.enroll(alice, "model-0", 1, null));
        relabelled.setCredentialData(relabelled.getCredentialData().replace("model-0", MODEL));

        assertUnused(relabelled, own, "it was altered");
    }

    @Test
    void anAlteredTemplateTakesNoPart() throws EnrollmentRefusedException {
        String own = face.enroll(alice, 0.45);
        CredentialModel altered = alice.row(face.enroll(alice, 1));
        String text = altered.getSecretData();
        int at = text.indexOf("ciphertext") + "ciphertext\":\"".length();
        altered.setSecretData(text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1));

        assertUnused(altered, own, "it was altered");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "cafe",
                "{\"keyId\":\"key\",\"nonce\":\"AAAAAAAAAAAAAAAA\",\"ciphertext\":\"\"}"
            })
    void whatIsNoTemplateTakesNoPart(String text) throws EnrollmentRefusedException {
        String own = face.enroll(alice, 0.45);
        CredentialModel broken = alice.row(face.enroll(alice, 1));
        String secret = broken.getSecretData();

        broken.setSecretData(text);
        assertUnused(broken, own, "not what this plugin writes");
        broken.setSecretData(secret);
        broken.setCredentialData(text);
        assertUnused(broken, own, "not what this plugin writes");
    }

    @Test
    void aTemplateWhoseKeyIsGoneTakesNoPart() throws EnrollmentRefusedException {
        face.enroll(alice, 1);

        assertThat(compared(Enrolling.withKeys("other"), alice)).isEqualTo(new FaceComparison(0, 0, 1, 0, null));
    }

    @Test
    void aRotatedKeyIsReplacedAndAllElseStays() throws EnrollmentRefusedException {
        Enrolling rotated = Enrolling.withKeys("newer", "key");
        String id = face.enroll(alice, MODEL, 0.45, "Glasses");
        CredentialModel before = alice.row(id);
        before.setCreatedDate(5L);

        rotated.provider().refresh(rotated.realm().model(), alice.model(), id);

        assertThat(alice.row(id))
                .usingRecursiveComparison()
                .ignoringFields("secretData")
                .isEqualTo(before);
        assertThat(alice.row(id).getSecretData()).startsWith("{\"keyId\":\"newer\"");
        assertThat(compared(Enrolling.withKeys("newer"), alice).score())
                .as("without the old key")
                .isCloseTo(54, NEARLY);
    }

    @Test
    void aKeyThatIsStillActiveIsNotReplaced() throws EnrollmentRefusedException {
        String id = face.enroll(alice, 0.45);

        face.provider().refresh(face.realm().model(), alice.model(), id);

        assertThat(alice.updates()).isZero();
    }

    @Test
    void whatDoesNotOpenIsNotEncryptedAnew() throws EnrollmentRefusedException {
        Enrolling strange = Enrolling.withKeys("other");
        String id = face.enroll(alice, 0.45);

        assertThatIllegalStateException()
                .isThrownBy(() -> strange.provider().refresh(strange.realm().model(), alice.model(), id));
        assertThat(alice.updates()).isZero();
    }

    private void assertUnused(CredentialModel row, String own, String why) {
        try (CapturedLog log = new CapturedLog(FaceCredentialProvider.class)) {
            FaceComparison comparison = compared(face, alice);

            assertThat(comparison.score()).isCloseTo(54, NEARLY);
            assertThat(comparison).isEqualTo(new FaceComparison(1, 0, 1, comparison.score(), own));
            String where = "Face template " + row.getId() + " of user alice in realm name of realm is not used: ";
            assertThat(log.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains(where)
                            .contains(why)
                            .doesNotContain("nonce", "ciphertext", "cafe", "null", "{"));
        }
    }

    private static FaceComparison compared(Enrolling face, MemoryUser user) {
        return face.provider()
                .open(face.realm().model(), user.model(), MODEL, row -> true)
                .compare(Enrolling.face(MODEL, 1), TABLE);
    }
}
