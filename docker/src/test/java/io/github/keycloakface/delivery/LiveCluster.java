package io.github.keycloakface.delivery;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every test class the same containers, started at the first need and ended with the last test. A test that fails
 * leaves what nodes, proxy and database wrote in target/cluster-logs.
 */
final class LiveCluster implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(LiveCluster.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Cluster.class, type -> new Cluster(), Cluster.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Cluster cluster = context.getRoot().getStore(NAMESPACE).get(Cluster.class, Cluster.class);
        if (cluster != null && context.getExecutionException().isPresent()) {
            cluster.writeLogs(context.getRequiredTestMethod().getName());
        }
    }
}
