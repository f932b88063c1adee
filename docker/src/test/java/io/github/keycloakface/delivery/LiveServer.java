package io.github.keycloakface.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test class the same running server, started at the first need and ended with the last test. */
final class LiveServer implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(LiveServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FaceApi.class
                || parameter.getParameter().getType() == KeycloakServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Running.class, type -> Running.start(), Running.class);
        return parameter.getParameter().getType() == FaceApi.class ? running.api : running.server;
    }

    private record Running(KeycloakServer server, FaceApi api) implements AutoCloseable {

        static Running start() {
            try {
                KeycloakServer server = KeycloakServer.start(KeycloakServer.install(), "server");
                return new Running(server, FaceApi.of(server));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
