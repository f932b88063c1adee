package io.github.keycloakface.engine;

import io.github.keycloakface.metrics.FaceMeters;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * Keeps the server's one engine. Keycloak's build step creates this class without ever calling {@link #init}, so
 * nothing is loaded before the server has started or the first caller asks.
 */
public final class DefaultFaceEngineFactory implements FaceEngineFactory, ServerInfoAwareProviderFactory {

    public static final String ID = "default";

    private final EngineLoader loader;
    private volatile EngineRuntime runtime;
    private volatile EngineGauges gauges;

    public DefaultFaceEngineFactory() {
        this(PipelineEngine::load);
    }

    DefaultFaceEngineFactory(EngineLoader loader) {
        this.loader = loader;
        this.runtime = new EngineRuntime(EngineConfigReader.defaults(), loader);
    }

    @Override
    public FaceEngine create(KeycloakSession session) {
        return new DefaultFaceEngine(session, runtime);
    }

    @Override
    public void init(Config.Scope scope) {
        runtime = new EngineRuntime(EngineConfigReader.of(scope).read(), loader);
    }

    EngineRuntime runtime() {
        return runtime;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        gauges = new EngineGauges(runtime, FaceMeters.ofServer().registry()).open();
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                runtime.warm();
            }
        });
    }

    @Override
    public void close() {
        if (gauges != null) {
            gauges.close();
        }
        runtime.close();
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return EngineOption.metadata();
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return new EngineInfo(runtime).lines();
    }
}
