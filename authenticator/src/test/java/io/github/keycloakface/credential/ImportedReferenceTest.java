package io.github.keycloakface.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.keycloakface.vision.verify.FaceProbe;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keycloak.models.RealmModel;

class ImportedReferenceTest {

    private final Enrolling face = Enrolling.withKeys("key");
    private final MemoryUser alice = new MemoryUser("alice");
    private final MemoryUser bob = new MemoryUser("bob");
    private final RealmModel realm = face.realm().model();

    @Test
    void isFoundByItsImportersIdAndComparedLikeAnyOther() throws EnrollmentRefusedException {
        String id = enroll(alice, Enrolling.MODEL, "badge");

        Optional<FaceCredentialModel> found = face.provider().imported(realm, alice.model(), "badge", Enrolling.MODEL);

        assertThat(found).map(FaceCredentialModel::getId).contains(id);
        assertThat(found.orElseThrow().data().importId()).isEqualTo("badge");
        assertThat(face.provider().list(alice.model())).hasSize(1);
        assertThat(face.provider().imported(realm, alice.model(), "other", Enrolling.MODEL))
                .isEmpty();
        assertThat(face.provider().imported(realm, bob.model(), "badge", Enrolling.MODEL))
                .isEmpty();
    }

    /** The database refuses a second row of an id: that is what holds when two nodes write at once. */
    @Test
    void hasAnIdThatOnlyRealmUserAndImportersIdDecide() throws EnrollmentRefusedException {
        String id = enroll(alice, Enrolling.MODEL, "badge");

        assertThat(ImportedId.of(realm, alice.model(), "badge")).isEqualTo(id);
        assertThat(ImportedId.of(realm, bob.model(), "badge")).isNotEqualTo(id);
        assertThat(ImportedId.of(new MemoryRealm("other").model(), alice.model(), "badge"))
                .isNotEqualTo(id);
        assertThat(ImportedId.of(realm, alice.model(), "Badge")).isNotEqualTo(id);
        assertThat(UUID.fromString(id).version()).isEqualTo(8);
        assertThat(UUID.fromString(id).variant()).isEqualTo(2);
    }

    /** No two of the parts can be told as two others. */
    @Test
    void partsDoNotRunIntoEachOther() {
        assertThat(ImportedId.of(realm, new MemoryUser("a").model(), "bc"))
                .isNotEqualTo(ImportedId.of(realm, new MemoryUser("ab").model(), "c"));
    }

    @Test
    void ofAnotherModelItIsReplaced() throws EnrollmentRefusedException {
        String old = enroll(alice, "model-0", "badge");
        assertThat(face.provider().imported(realm, alice.model(), "badge", Enrolling.MODEL))
                .isEmpty();

        String fresh = enroll(alice, Enrolling.MODEL, "badge");

        assertThat(fresh).isEqualTo(old);
        assertThat(face.provider().list(alice.model()))
                .extracting(reference -> reference.data().modelId())
                .containsExactly(Enrolling.MODEL);
    }

    @Test
    void withoutAnImportersIdNothingIsSaidOfOne() throws EnrollmentRefusedException {
        String id = face.enroll(alice, 1);

        assertThat(alice.row(id).getCredentialData()).doesNotContain("importId");
        assertThatCode(() -> FaceCredentialModel.of(alice.row(id))).doesNotThrowAnyException();
    }

    private String enroll(MemoryUser user, String modelId, String importId) throws EnrollmentRefusedException {
        FaceProbe probe = new FaceProbe(Enrolling.face(modelId, 1), 80);
        return face.provider().enroll(realm, user.model(), new NewReference(probe, null, null, 0, importId));
    }
}
