package io.github.keycloakface.admin;

import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.UserPermissionEvaluator;

/** Finds the user whom a call is about. */
record TargetUser(AdminCall call, String userId) {

    /** A rule of Keycloak's permissions on one user. */
    @FunctionalInterface
    interface Permission {
        void require(UserPermissionEvaluator users, UserModel user);
    }

    /**
     * Finds the user for whoever has the permission. As everywhere in Keycloak, who may not look for users does not
     * learn that one does not exist.
     *
     * @throws ProblemException NOT_ALLOWED or USER_NOT_FOUND
     */
    UserModel require(Permission permission) throws ProblemException {
        UserModel user = call.session().users().getUserById(call.realm(), userId);
        if (user != null) {
            call.require(permissions -> permission.require(permissions.users(), user));
            return user;
        }
        call.require(permissions -> permissions.users().requireQuery());
        throw new ProblemException(Reason.USER_NOT_FOUND);
    }

    /**
     * Finds a person whose face the caller may change.
     *
     * @throws ProblemException NOT_ALLOWED, USER_NOT_FOUND or SERVICE_ACCOUNT
     */
    UserModel requireManagedPerson() throws ProblemException {
        UserModel user = require(UserPermissionEvaluator::requireManage);
        if (user.getServiceAccountClientLink() != null) {
            throw new ProblemException(Reason.SERVICE_ACCOUNT);
        }
        return user;
    }

    /** The same user in another session, for which the caller was admitted before; he may be gone by now. */
    UserModel in(KeycloakSession session) throws ProblemException {
        UserModel user = session.users().getUserById(session.getContext().getRealm(), userId);
        if (user == null) {
            throw new ProblemException(Reason.USER_NOT_FOUND);
        }
        return user;
    }
}
