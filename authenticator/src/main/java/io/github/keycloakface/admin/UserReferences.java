package io.github.keycloakface.admin;

import io.github.keycloakface.credential.EnrollmentRefusedException;
import io.github.keycloakface.credential.FaceCredentialModel;
import io.github.keycloakface.credential.FaceCredentialProvider;
import io.github.keycloakface.credential.NewReference;
import io.github.keycloakface.credential.Turn;
import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.http.Answer;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.vision.verify.FaceProbe;
import java.io.InputStream;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.UserPermissionEvaluator;

/** The references of one user, as an administrator keeps them. */
record UserReferences(AdminCall call, String userId) {

    private static final String RESOURCE_TYPE = "FACE_REFERENCE";

    Answer list() throws ProblemException {
        UserModel user = target().require(UserPermissionEvaluator::requireView);
        String loaded = loadedModel();
        return Answer.ok(FaceCredentialProvider.of(call.session()).list(user).stream()
                .map(reference -> ReferenceView.of(reference, loaded))
                .toList());
    }

    Answer delete(String referenceId) throws ProblemException {
        UserModel user = target().require(UserPermissionEvaluator::requireManage);
        FaceCredentialProvider references = FaceCredentialProvider.of(call.session());
        FaceCredentialModel reference = references.list(user).stream()
                .filter(one -> one.getId().equals(referenceId))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Reason.REFERENCE_NOT_FOUND));
        references.deleteCredential(call.realm(), user, reference.getId());
        call.events()
                .operation(OperationType.DELETE)
                .resource(RESOURCE_TYPE)
                .resourcePath(path(reference.getId()))
                .success();
        return Answer.nothing();
    }

    Answer enroll(InputStream body) throws ProblemException {
        target().requireManagedPerson();
        PhotoCall photos = PhotoCall.of(call);
        return photos.read(body, EnrollRequest.class, request -> enroll(photos, request));
    }

    private Answer enroll(PhotoCall photos, EnrollRequest request)
            throws ProblemException, EngineBusyException, EngineUnavailableException {
        request.check();
        String modelId = photos.engine().embedderId();
        Optional<ReferenceView> before = photos.store(session -> before(session, request.importId(), modelId));
        if (before.isPresent()) {
            return Answer.ok(before.get());
        }
        FaceProbe best = new PhotoReading(photos.engine(), request.leastQuality()).best(request.images());
        try (Turn turn = photos.turn(userId)) {
            return photos.storeOnce(session -> {
                FaceCredentialProvider.readAnew(target().in(session));
                Optional<ReferenceView> meanwhile = imported(session, request.importId(), modelId);
                return meanwhile.isPresent() ? Answer.ok(meanwhile.get()) : keep(session, request, best);
            });
        }
    }

    /** Also spares the look at photos that could not be kept. */
    private Optional<ReferenceView> before(KeycloakSession session, String importId, String modelId)
            throws ProblemException {
        Optional<ReferenceView> imported = imported(session, importId, modelId);
        if (imported.isEmpty() && FaceCredentialProvider.of(session).isFull(target().in(session), modelId)) {
            throw new ProblemException(Reason.REFERENCES_FULL);
        }
        return imported;
    }

    private Optional<ReferenceView> imported(KeycloakSession session, String importId, String modelId)
            throws ProblemException {
        UserModel user = target().in(session);
        return Optional.ofNullable(importId)
                .flatMap(id -> FaceCredentialProvider.of(session)
                        .imported(session.getContext().getRealm(), user, id, modelId))
                .map(reference -> ReferenceView.of(reference, modelId));
    }

    private Answer keep(KeycloakSession session, EnrollRequest request, FaceProbe best) throws ProblemException {
        UserModel user = target().in(session);
        FaceCredentialProvider references = FaceCredentialProvider.of(session);
        String modelId = best.embedding().modelId();
        try {
            String id = references.enroll(
                    session.getContext().getRealm(),
                    user,
                    new NewReference(
                            best,
                            request.label(),
                            request.consent() == null ? null : request.consent().version(),
                            request.consent() == null ? 0 : request.consent().time(),
                            request.importId()));
            int replaced = references.removeStale(user, modelId);
            ReferenceView view = ReferenceView.of(
                    references.getCredentialFromModel(user.credentialManager().getStoredCredentialById(id)), modelId);
            call.events()
                    .clone(session)
                    .operation(OperationType.CREATE)
                    .resource(RESOURCE_TYPE)
                    .resourcePath(path(id))
                    .representation(view)
                    .detail("replaced", replaced == 0 ? null : Integer.toString(replaced))
                    .success();
            return Answer.created(view);
        } catch (EnrollmentRefusedException e) {
            throw new ProblemException(reason(e));
        }
    }

    private static Reason reason(EnrollmentRefusedException refused) {
        return switch (refused.reason()) {
            case FULL -> Reason.REFERENCES_FULL;
            case DUPLICATE_LABEL -> Reason.LABEL_TAKEN;
            case LABEL_TOO_LONG -> Reason.LABEL_TOO_LONG;
        };
    }

    private TargetUser target() {
        return new TargetUser(call, userId);
    }

    private String[] path(String referenceId) {
        return new String[] {"face", "users", userId, "references", referenceId};
    }

    /** Null while none is loaded: a list is not worth waiting for one. */
    private String loadedModel() {
        return call.session().getProvider(FaceEngine.class).report().embedderId();
    }
}
