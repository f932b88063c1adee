package io.github.keycloakface.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.Stub;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import jakarta.ws.rs.ForbiddenException;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.resources.admin.fgap.UserPermissionEvaluator;

class TargetUserTest {

    private static final Stub.Answer YES = given -> null;
    private static final Stub.Answer NO = given -> {
        throw new ForbiddenException();
    };

    private final UserModel person =
            Stub.of(UserModel.class).with("getServiceAccountClientLink", null).make();

    @Test
    void whoHasThePermissionGetsTheUser() throws ProblemException {
        assertThat(target(person, YES, NO).requireManagedPerson()).isSameAs(person);
    }

    @Test
    void whoLacksThePermissionDoesNot() {
        assertThat(refusal(target(person, NO, YES))).isEqualTo(Reason.NOT_ALLOWED);
    }

    @Test
    void onlyWhoMayLookForUsersLearnsThatThereIsNone() {
        assertThat(refusal(target(null, YES, YES))).isEqualTo(Reason.USER_NOT_FOUND);
        assertThat(refusal(target(null, YES, NO))).isEqualTo(Reason.NOT_ALLOWED);
    }

    @Test
    void aServiceAccountIsNoPerson() {
        UserModel robot = Stub.of(UserModel.class)
                .with("getServiceAccountClientLink", "client")
                .make();

        assertThat(refusal(target(robot, YES, YES))).isEqualTo(Reason.SERVICE_ACCOUNT);
        assertThat(refusal(target(robot, NO, YES))).isEqualTo(Reason.NOT_ALLOWED);
    }

    private static Reason refusal(TargetUser target) {
        return catchThrowableOfType(ProblemException.class, target::requireManagedPerson)
                .problem()
                .reason();
    }

    private static TargetUser target(UserModel user, Stub.Answer manage, Stub.Answer query) {
        UserPermissionEvaluator users = Stub.of(UserPermissionEvaluator.class)
                .on("requireManage", manage)
                .on("requireQuery", query)
                .make();
        AdminPermissionEvaluator permissions =
                Stub.of(AdminPermissionEvaluator.class).with("users", users).make();
        KeycloakSession session = Stub.of(KeycloakSession.class)
                .with(
                        "users",
                        Stub.of(UserProvider.class).with("getUserById", user).make())
                .make();
        RealmModel realm = Stub.of(RealmModel.class).make();
        return new TargetUser(new AdminCall(session, realm, permissions, null), "id");
    }
}
