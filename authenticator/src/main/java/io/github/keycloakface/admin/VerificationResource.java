package io.github.keycloakface.admin;

import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.http.Answer;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.verification.Asked;
import io.github.keycloakface.verification.VerificationRefusedException;
import io.github.keycloakface.verification.VerificationRequest;
import io.github.keycloakface.verification.Verifications;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.UserPermissionEvaluator;

/** The addresses under {@code /admin/realms/{realm}/face/users/{id}/verifications}. */
public final class VerificationResource {

    /** Of admin events. */
    private static final String RESOURCE_TYPE = "FACE_VERIFICATION";

    private final AdminCall call;
    private final String userId;

    VerificationResource(AdminCall call, String userId) {
        this.call = call;
        this.userId = userId;
    }

    @POST
    public Response ask(InputStream body) {
        return call.answer(() -> {
            UserModel user = manageable();
            return Answer.created(ask(user, NewVerification.read(body)));
        });
    }

    @GET
    public Response list() {
        return call.answer(() -> {
            Verifications verifications = of(viewable());
            return Answer.ok(verifications.all().stream()
                    .map(request -> VerificationView.of(request, verifications))
                    .toList());
        });
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return call.answer(() -> {
            Verifications verifications = of(viewable());
            return Answer.ok(VerificationView.of(find(verifications, id), verifications));
        });
    }

    @DELETE
    @Path("{id}")
    public Response cancel(@PathParam("id") String id) {
        return call.answer(() -> {
            Verifications verifications = of(manageable());
            VerificationRequest request = find(verifications, id);
            verifications.remove(request);
            event(OperationType.DELETE, request.id(), VerificationView.of(request, verifications));
            return Answer.nothing();
        });
    }

    private VerificationView ask(UserModel user, Asked asked) throws ProblemException {
        Verifications verifications = of(user);
        VerificationRequest request = AdminCall.withEngine(() -> ask(verifications, asked));
        VerificationView view = VerificationView.of(request, verifications);
        event(OperationType.CREATE, view.id(), view);
        return view;
    }

    private static VerificationRequest ask(Verifications verifications, Asked asked)
            throws ProblemException, EngineBusyException, EngineUnavailableException {
        try {
            return verifications.ask(asked);
        } catch (VerificationRefusedException e) {
            throw new ProblemException(reason(e));
        }
    }

    private static Reason reason(VerificationRefusedException refused) {
        return switch (refused.reason()) {
            case NOT_ENROLLED -> Reason.NOT_ENROLLED;
            case OPEN -> Reason.VERIFICATION_OPEN;
            case NO_ACTION -> Reason.ACTION_NOT_ENABLED;
            case NO_EMAIL -> Reason.NO_EMAIL;
            case USER_DISABLED -> Reason.USER_DISABLED;
            case CLIENT -> Reason.CLIENT_UNUSABLE;
            case MAIL_NOT_SENT -> Reason.MAIL_NOT_SENT;
        };
    }

    private void event(OperationType operation, String id, VerificationView view) {
        call.events()
                .operation(operation)
                .resource(RESOURCE_TYPE)
                .resourcePath("face", "users", userId, "verifications", id)
                .representation(view)
                .success();
    }

    private Verifications of(UserModel user) {
        return new Verifications(call.session(), call.realm(), user);
    }

    private static VerificationRequest find(Verifications verifications, String id) throws ProblemException {
        return verifications.find(id).orElseThrow(() -> new ProblemException(Reason.VERIFICATION_NOT_FOUND));
    }

    private UserModel viewable() throws ProblemException {
        return new TargetUser(call, userId).require(UserPermissionEvaluator::requireView);
    }

    private UserModel manageable() throws ProblemException {
        return new TargetUser(call, userId).require(UserPermissionEvaluator::requireManage);
    }
}
