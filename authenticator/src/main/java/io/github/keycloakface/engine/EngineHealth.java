package io.github.keycloakface.engine;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resources.KeycloakApplication;

/** What both health checks know. They are made by the server outside of any session, and before there is a factory. */
record EngineHealth(EngineState state, boolean failedIsNotReady) {

    private static final String NAME = "Face engine";

    static EngineHealth now() {
        KeycloakSessionFactory sessions = KeycloakApplication.getSessionFactory();
        return sessions != null
                        && sessions.getProviderFactory(FaceEngine.class) instanceof DefaultFaceEngineFactory factory
                ? of(factory.runtime())
                : new EngineHealth(EngineState.NOT_LOADED, false);
    }

    static EngineHealth of(EngineRuntime runtime) {
        return new EngineHealth(runtime.loading().state(), runtime.config().failedIsNotReady());
    }

    HealthCheckResponse readiness() {
        return response(isReady());
    }

    /** For a monitor of the engine alone. */
    HealthCheckResponse alone() {
        return response(works());
    }

    /** No login without a face suffers for the engine, unless the administrator says so. */
    boolean isReady() {
        return !failedIsNotReady || works();
    }

    /** An engine that loads, or waits for its first caller, is in order: the caller is told to come back. */
    boolean works() {
        return state != EngineState.FAILED && state != EngineState.CLOSED;
    }

    private HealthCheckResponse response(boolean up) {
        return HealthCheckResponse.named(NAME)
                .status(up)
                .withData("state", state.name())
                .build();
    }
}
