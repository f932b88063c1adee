package io.github.keycloakface.engine;

import io.smallrye.health.api.HealthGroup;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The engine in {@code /health/group/face}: tells a monitor, and has no say in where a load balancer sends logins. */
@HealthGroup("face")
@Singleton
final class EngineHealthGroup implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        return EngineHealth.now().alone();
    }
}
