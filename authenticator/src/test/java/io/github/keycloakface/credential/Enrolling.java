package io.github.keycloakface.credential;

import io.github.keycloakface.Stub;
import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.verify.FaceProbe;
import java.security.SecureRandom;
import org.keycloak.models.KeycloakSession;

/** A provider with given keys, and faces that are angles: two faces are as alike as the cosine between them. */
record Enrolling(FaceCredentialProvider provider, MemoryRealm realm) {

    static final String MODEL = "model-1";

    static Enrolling with(KeySource source, MemoryRealm realm) {
        KeycloakSession unasked = Stub.of(KeycloakSession.class).make();
        return new Enrolling(new FaceCredentialProvider(unasked, source, new SecureRandom()), realm);
    }

    static Enrolling withKeys(String... keyIds) {
        return with(new KeySource(SampleKeys.ring(keyIds), null), new MemoryRealm("realm"));
    }

    String enroll(MemoryUser user, double cosine) throws EnrollmentRefusedException {
        return enroll(user, MODEL, cosine, null);
    }

    String enroll(MemoryUser user, String label) throws EnrollmentRefusedException {
        return enroll(user, MODEL, 1, label);
    }

    String enroll(MemoryUser user, String modelId, double cosine, String label) throws EnrollmentRefusedException {
        FaceProbe face = new FaceProbe(face(modelId, cosine), 79.6);
        return provider.enroll(realm.model(), user.model(), new NewReference(face, label, "2", 1_700_000_000_000L));
    }

    /** A face with this cosine to the face of cosine 1. */
    static Embedding face(String modelId, double cosine) {
        return Embedding.ofRaw(modelId, new float[] {(float) cosine, (float) Math.sqrt(1 - cosine * cosine)});
    }
}
