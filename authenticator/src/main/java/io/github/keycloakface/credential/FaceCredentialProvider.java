package io.github.keycloakface.credential;

import io.github.keycloakface.metrics.FaceMeters;
import io.github.keycloakface.vision.match.Embedding;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Keeps a user's face references: up to {@value #MAX_REFERENCES}, each a credential with a label of its own. */
public final class FaceCredentialProvider implements CredentialProvider<FaceCredentialModel> {

    public static final int MAX_REFERENCES = 5;

    /** As long as a label of any credential can be shown in a line. */
    public static final int MAX_LABEL = 60;

    private static final Logger LOG = Logger.getLogger(FaceCredentialProvider.class);

    private final KeycloakSession session;
    private final KeySource source;
    private final SecureRandom random;

    FaceCredentialProvider(KeycloakSession session, KeySource source, SecureRandom random) {
        this.session = session;
        this.source = source;
        this.random = random;
    }

    /** The provider of a session. */
    public static FaceCredentialProvider of(KeycloakSession session) {
        return (FaceCredentialProvider) session.getProvider(CredentialProvider.class, FaceCredentialProviderFactory.ID);
    }

    public boolean isEnrolled(UserModel user) {
        return references(user).findAny().isPresent();
    }

    /** Whether no reference can be added; those of other models do not count, for the next one replaces them. */
    public boolean isFull(UserModel user, String modelId) {
        return references(user).filter(stored -> !isStale(stored, modelId)).count() >= MAX_REFERENCES;
    }

    /**
     * Deletes references that no probe of this model can be compared with.
     *
     * @return how many there were
     */
    public int removeStale(UserModel user, String modelId) {
        List<String> stale = references(user)
                .filter(stored -> isStale(stored, modelId))
                .map(CredentialModel::getId)
                .toList();
        stale.forEach(user.credentialManager()::removeStoredCredentialById);
        return stale.size();
    }

    /**
     * Keeps a face.
     *
     * @return id of the new credential
     * @throws EnrollmentRefusedException when the user has too many, or the label will not do
     */
    public String enroll(RealmModel realm, UserModel user, NewReference reference) throws EnrollmentRefusedException {
        if (isFull(user, reference.face().embedding().modelId())) {
            throw new EnrollmentRefusedException(EnrollmentRefusedException.Reason.FULL);
        }
        String label = ReferenceLabel.choose(reference.label(), references(user));
        String id = newId(realm, user, reference);
        Embedding embedding = reference.face().embedding();
        FaceSecretData secret =
                cipher(realm).encrypt(embedding.toArray(), binding(realm, user, id, embedding.modelId()));
        FaceCredentialData data = new FaceCredentialData(
                embedding.modelId(),
                (int) Math.round(reference.face().quality()),
                reference.consentVersion(),
                reference.consentTime(),
                reference.importId());
        try {
            return createCredential(realm, user, FaceCredentialModel.create(id, label, data, secret))
                    .getId();
        } catch (ModelDuplicateException e) {
            throw new EnrollmentRefusedException(EnrollmentRefusedException.Reason.DUPLICATE_LABEL);
        }
    }

    /** Ids of the references that a probe of this model can be compared with. */
    public List<String> usable(UserModel user, String modelId) {
        return references(user)
                .filter(stored -> !isStale(stored, modelId))
                .map(CredentialModel::getId)
                .toList();
    }

    /**
     * An importer's id decides the credential's: the database refuses a second one of an id, whichever node makes it.
     * What is there already is stale, or its importer would not have come this far.
     */
    private static String newId(RealmModel realm, UserModel user, NewReference reference) {
        if (reference.importId() == null) {
            return KeycloakModelUtils.generateId();
        }
        String id = ImportedId.of(realm, user, reference.importId());
        user.credentialManager().removeStoredCredentialById(id);
        return id;
    }

    /** All references of a user, those that cannot be read included. */
    public List<FaceCredentialModel> list(UserModel user) {
        return references(user).map(this::getCredentialFromModel).toList();
    }

    /**
     * Makes the rest of this session read the user's rows from the database. Keycloak's cache of users may not know yet
     * what another node has stored, not even for who has the turn.
     */
    public static void readAnew(UserModel user) {
        if (user instanceof CachedUserModel cached) {
            cached.invalidate();
        }
    }

    /** The reference that an importer made under this id; a stale one is none, as it is to be replaced. */
    public Optional<FaceCredentialModel> imported(RealmModel realm, UserModel user, String importId, String modelId) {
        return Optional.ofNullable(
                        user.credentialManager().getStoredCredentialById(ImportedId.of(realm, user, importId)))
                .filter(stored -> !isStale(stored, modelId))
                .map(this::getCredentialFromModel);
    }

    /**
     * Opens references of the user, to be compared with probes; one that does not open is logged and takes no part.
     *
     * @param modelId of the embedder whose probes will be compared
     * @param chosen which references take part
     */
    public OpenedReferences open(RealmModel realm, UserModel user, String modelId, Predicate<CredentialModel> chosen) {
        TemplateCipher cipher = cipher(realm);
        List<String> ids = new ArrayList<>();
        List<Embedding> templates = new ArrayList<>();
        int stale = 0;
        int unreadable = 0;
        for (CredentialModel stored : references(user).filter(chosen).toList()) {
            try {
                FaceCredentialModel reference = FaceCredentialModel.of(stored);
                if (!reference.data().modelId().equals(modelId)) {
                    stale++;
                } else {
                    templates.add(template(realm, user, reference, cipher));
                    ids.add(stored.getId());
                }
            } catch (TemplateUnreadableException e) {
                unreadable++;
                FaceMeters.ofServer().unreadableTemplate(e.reason());
                LOG.errorf(
                        "Face template %s of user %s in realm %s is not used: %s.",
                        stored.getId(), user.getId(), realm.getName(), e.getMessage());
            }
        }
        return new OpenedReferences(ids, templates, stale, unreadable);
    }

    /** Encrypts a reference anew when keys were rotated since. For references that have just proved themselves. */
    public void refresh(RealmModel realm, UserModel user, String credentialId) {
        TemplateCipher cipher = cipher(realm);
        try {
            FaceCredentialModel reference =
                    FaceCredentialModel.of(user.credentialManager().getStoredCredentialById(credentialId));
            if (cipher.isOutdated(reference.secret())) {
                Embedding template = template(realm, user, reference, cipher);
                TemplateBinding binding = binding(realm, user, credentialId, template.modelId());
                user.credentialManager()
                        .updateStoredCredential(reference.withSecret(cipher.encrypt(template.toArray(), binding)));
            }
        } catch (TemplateUnreadableException e) {
            throw new IllegalStateException("a template opened once and not twice", e);
        }
    }

    private static boolean isStale(CredentialModel stored, String modelId) {
        try {
            return !FaceCredentialModel.of(stored).data().modelId().equals(modelId);
        } catch (TemplateUnreadableException e) {
            // nobody knows which model's it was: an administrator may still bring it back
            return false;
        }
    }

    private TemplateCipher cipher(RealmModel realm) {
        return new TemplateCipher(source.keys(session, realm), random);
    }

    private static Embedding template(
            RealmModel realm, UserModel user, FaceCredentialModel reference, TemplateCipher cipher)
            throws TemplateUnreadableException {
        String modelId = reference.data().modelId();
        float[] unit = cipher.decrypt(reference.secret(), binding(realm, user, reference.getId(), modelId));
        return Embedding.ofRaw(modelId, unit);
    }

    private static TemplateBinding binding(RealmModel realm, UserModel user, String credentialId, String modelId) {
        return new TemplateBinding(realm.getId(), user.getId(), credentialId, modelId);
    }

    private static Stream<CredentialModel> references(UserModel user) {
        return user.credentialManager().getStoredCredentialsByTypeStream(FaceCredentialModel.TYPE);
    }

    @Override
    public String getType() {
        return FaceCredentialModel.TYPE;
    }

    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, FaceCredentialModel credential) {
        return user.credentialManager().createStoredCredential(credential);
    }

    @Override
    public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return user.credentialManager().removeStoredCredentialById(credentialId);
    }

    @Override
    public FaceCredentialModel getCredentialFromModel(CredentialModel model) {
        try {
            return FaceCredentialModel.of(model);
        } catch (TemplateUnreadableException e) {
            // the account console reads all rows at once: one that is damaged must not hide the others
            return FaceCredentialModel.unreadable(model);
        }
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName("face-display-name")
                .helpText("face-help-text")
                .iconCssClass("kcAuthenticatorDefaultClass")
                .createAction(FaceCredentialProviderFactory.ENROLL_ACTION)
                .removeable(true)
                .build(session);
    }
}
