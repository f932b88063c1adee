package io.github.keycloakface.admin;

import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;
import io.github.keycloakface.http.FaceAnswers;
import io.github.keycloakface.http.FaceProblem;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** A request to the admin API: Keycloak knows the caller already, what the caller may do is asked here. */
record AdminCall(
        KeycloakSession session, RealmModel realm, AdminPermissionEvaluator permissions, AdminEventBuilder events) {

    /** A rule of Keycloak's permissions, as {@code permissions -> permissions.users().requireManage(user)}. */
    @FunctionalInterface
    interface Permission {
        void require(AdminPermissionEvaluator permissions);
    }

    /** What needs the engine. */
    @FunctionalInterface
    interface EngineWork<R> {
        R result() throws ProblemException, EngineBusyException, EngineUnavailableException;
    }

    /** Says in the contract's form that the engine cannot work, now or at all. */
    static <R> R withEngine(EngineWork<R> work) throws ProblemException {
        try {
            return work.result();
        } catch (EngineBusyException e) {
            throw ProblemException.busy(e.retryAfterSeconds());
        } catch (EngineUnavailableException e) {
            // the reason went to the log when loading failed; once is enough
            throw new ProblemException(Reason.INTERNAL);
        }
    }

    /** Answers in the contract's form, whatever happens. */
    Response answer(FaceAnswers.Call call) {
        return new FaceAnswers(session).of(call);
    }

    Response answer(Permission permission, FaceAnswers.Call call) {
        return answer(() -> {
            require(permission);
            return call.answer();
        });
    }

    void require(Permission permission) throws ProblemException {
        try {
            permission.require(permissions);
        } catch (ForbiddenException e) {
            throw new ProblemException(FaceProblem.of(
                    Reason.NOT_ALLOWED, "The caller lacks a permission: give it the admin role that this needs."));
        }
    }
}
