package io.github.keycloakface.admin;

import io.github.keycloakface.http.Answer;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** The addresses under {@code /admin/realms/{realm}/face}. */
public final class FaceAdminResource {

    private final AdminCall call;

    FaceAdminResource(AdminCall call) {
        this.call = call;
    }

    @GET
    @Path("state")
    public Response state() {
        return call.answer(
                permissions -> permissions.realm().requireViewRealm(), () -> Answer.ok(StateView.of(call.session())));
    }

    /** Nothing in it is secret, but who administers nothing here has no use for it. */
    @GET
    @Path("openapi.json")
    public Response openApi() {
        return call.answer(AdminPermissionEvaluator::requireAnyAdminRole, () -> Answer.ok(ApiDescription.json()));
    }

    @GET
    @Path("users/{user}/references")
    public Response references(@PathParam("user") String user) {
        return call.answer(() -> new UserReferences(call, user).list());
    }

    @POST
    @Path("users/{user}/references")
    public Response enroll(@PathParam("user") String user, InputStream body) {
        return call.answer(() -> new UserReferences(call, user).enroll(body));
    }

    @DELETE
    @Path("users/{user}/references/{reference}")
    public Response delete(@PathParam("user") String user, @PathParam("reference") String reference) {
        return call.answer(() -> new UserReferences(call, user).delete(reference));
    }

    @POST
    @Path("users/{user}/verify")
    public Response verify(@PathParam("user") String user, InputStream body) {
        return call.answer(() -> new PhotoVerification(call, user).verify(body));
    }

    /** The face checks that an administrator asked a user for. */
    @Path("users/{user}/verifications")
    public VerificationResource verifications(@PathParam("user") String userId) {
        return new VerificationResource(call, userId);
    }

    @Path("keys")
    public KeyResource keys() {
        return new KeyResource(call);
    }
}
