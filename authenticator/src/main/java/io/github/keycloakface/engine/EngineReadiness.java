package io.github.keycloakface.engine;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * The engine in {@code /health/ready}. Keycloak's build finds this class by the {@code beans.xml} of the jar, and drops
 * it when health is off.
 */
@Readiness
@Singleton
final class EngineReadiness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return EngineHealth.now().readiness();
    }
}
