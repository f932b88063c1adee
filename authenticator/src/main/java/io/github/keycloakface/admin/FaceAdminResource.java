package io.github.keycloakface.admin;

import io.github.keycloakface.engine.EngineState;
import io.github.keycloakface.engine.FaceEngine;
import io.github.keycloakface.http.Answer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The addresses under {@code /admin/realms/{realm}/face}. */
public final class FaceAdminResource {

    private final AdminCall call;

    FaceAdminResource(AdminCall call) {
        this.call = call;
    }

    /** What an administrator sees of the engine. */
    record State(EngineState engine) {}

    @GET
    @Path("state")
    public Response state() {
        return call.answer(
                permissions -> permissions.realm().requireViewRealm(),
                () -> Answer.ok(
                        new State(call.session().getProvider(FaceEngine.class).state())));
    }

    @Path("keys")
    public KeyResource keys() {
        return new KeyResource(call);
    }
}
