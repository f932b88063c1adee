package io.github.keycloakface.credential;

import static io.github.keycloakface.credential.EnrollmentRefusedException.Reason.DUPLICATE_LABEL;
import static io.github.keycloakface.credential.EnrollmentRefusedException.Reason.FULL;
import static io.github.keycloakface.credential.EnrollmentRefusedException.Reason.LABEL_TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.credential.CredentialModel;

class FaceCredentialProviderTest {

    private final Enrolling face = Enrolling.withKeys("key");
    private final MemoryUser alice = new MemoryUser("alice");

    @Test
    void keepsWhatIsKnownOfAReference() throws EnrollmentRefusedException {
        CredentialModel row = alice.row(face.enroll(alice, "At work"));

        FaceCredentialModel kept = face.provider().getCredentialFromModel(row);

        assertThat(kept.data()).isEqualTo(new FaceCredentialData(Enrolling.MODEL, 80, "2", 1_700_000_000_000L));
        assertThat(kept.getType()).isEqualTo(face.provider().getType()).isEqualTo("face");
        assertThat(kept.getUserLabel()).isEqualTo("At work");
        assertThat(kept.secret().keyId()).isEqualTo("key");
    }

    @Test
    void keepsFiveReferencesAndNoSixthUntilOneIsGone() throws EnrollmentRefusedException {
        assertThat(face.provider().isEnrolled(alice.model())).isFalse();
        String first = face.enroll(alice, 1);
        for (int i = 1; i < 5; i++) {
            assertThat(face.provider().isFull(alice.model(), Enrolling.MODEL)).isFalse();
            face.enroll(alice, 1);
        }

        assertThat(face.provider().isEnrolled(alice.model())).isTrue();
        assertThat(face.provider().isFull(alice.model(), Enrolling.MODEL)).isTrue();
        assertThat(refusal("sixth")).isEqualTo(FULL);

        assertThat(face.provider().deleteCredential(face.realm().model(), alice.model(), first))
                .isTrue();
        assertThat(label(face.enroll(alice, "sixth"))).isEqualTo("sixth");
    }

    @Test
    void referencesOfAnotherModelMakeWayForNewOnes() throws EnrollmentRefusedException {
        for (int i = 0; i < 5; i++) {
            face.enroll(alice, "model-0", 1, null);
        }
        assertThat(face.provider().isFull(alice.model(), Enrolling.MODEL)).isFalse();

        String fresh = face.enroll(alice, 1);

        assertThat(face.provider().removeStale(alice.model(), Enrolling.MODEL)).isEqualTo(5);
        assertThat(alice.row(fresh)).isNotNull();
        assertThat(face.provider().removeStale(alice.model(), Enrolling.MODEL)).isZero();
    }

    @Test
    void aDamagedRowIsShownSoThatItCanBeDeleted() throws EnrollmentRefusedException {
        CredentialModel row = alice.row(face.enroll(alice, "At work"));
        row.setCredentialData("damaged");

        FaceCredentialModel shown = face.provider().getCredentialFromModel(row);

        assertThat(shown.getId()).isEqualTo(row.getId());
        assertThat(shown.getUserLabel()).isEqualTo("At work");
        assertThat(shown.getCredentialData()).doesNotContain("damaged");
    }

    @Test
    void countsFacesOnly() {
        for (int i = 0; i < 5; i++) {
            CredentialModel otp = new CredentialModel();
            otp.setId("otp-" + i);
            otp.setType("otp");
            alice.put(otp);
        }

        assertThat(face.provider().isEnrolled(alice.model())).isFalse();
        assertThat(face.provider().isFull(alice.model(), Enrolling.MODEL)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t"})
    void callsAReferenceWithoutALabelByTheNextFreeNumber(String none) throws EnrollmentRefusedException {
        String first = face.enroll(alice, none);
        String named = face.enroll(alice, "fAcE 2");
        String third = face.enroll(alice, none);
        face.provider().deleteCredential(face.realm().model(), alice.model(), first);
        String again = face.enroll(alice, none);

        assertThat(label(named)).isEqualTo("fAcE 2");
        assertThat(label(third)).isEqualTo("Face 3");
        assertThat(label(again)).isEqualTo("Face 1");
    }

    @ParameterizedTest
    @CsvSource({"Glasses", "gLASSES", "'  glasses\t'"})
    void refusesALabelThatIsTakenInAnyCase(String label) throws EnrollmentRefusedException {
        face.enroll(alice, "Glasses");

        assertThat(refusal(label)).isEqualTo(DUPLICATE_LABEL);
    }

    /** A dotless i: another letter for toLowerCase, the same one for Keycloak's equalsIgnoreCase. */
    @Test
    void refusesALabelThatOnlyKeycloakHoldsForTaken() throws EnrollmentRefusedException {
        MemoryUser ida = MemoryUser.mindingLabels("ida");
        face.enroll(ida, "Ida");

        assertThat(refusal(ida, "\u0131da")).isEqualTo(DUPLICATE_LABEL);
    }

    @Test
    void letsTwoUsersUseOneLabel() throws EnrollmentRefusedException {
        face.enroll(alice, "Glasses");
        MemoryUser bob = new MemoryUser("bob");

        assertThat(bob.row(face.enroll(bob, "Glasses")).getUserLabel()).isEqualTo("Glasses");
    }

    @Test
    void takesALabelOfSixtyLettersAndNoneLonger() throws EnrollmentRefusedException {
        String longest = "x".repeat(60);

        assertThat(refusal(longest + "x")).isEqualTo(LABEL_TOO_LONG);
        assertThat(label(face.enroll(alice, "  " + longest + " "))).isEqualTo(longest);
    }

    private String label(String id) {
        return alice.row(id).getUserLabel();
    }

    private EnrollmentRefusedException.Reason refusal(String label) {
        return refusal(alice, label);
    }

    private EnrollmentRefusedException.Reason refusal(MemoryUser user, String label) {
        return catchThrowableOfType(EnrollmentRefusedException.class, () -> face.enroll(user, label))
                .reason();
    }
}
