package io.github.keycloakface.engine;

import io.github.keycloakface.metrics.FaceMeters;
import io.github.keycloakface.vision.model.ModelManifest;
import io.opentelemetry.api.trace.Span;
import java.util.Locale;
import org.keycloak.models.KeycloakSession;
import org.keycloak.tracing.TracingProvider;

/**
 * One operation as metrics and traces see it: how it ended, how long it took and with which models. Nothing about the
 * picture or the person, and no score: traces are kept beside who the caller was.
 */
final class Observed {

    private final Operation operation;
    private Enum<?> outcome = Outcome.ERROR;

    private Observed(Operation operation) {
        this.operation = operation;
    }

    /** An operation, told how to name the end that only it can name. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T run(Observed observed) throws E, EngineBusyException, EngineUnavailableException;
    }

    static <T, E extends Exception> T run(
            Operation operation, KeycloakSession session, EngineRuntime runtime, Work<T, E> work)
            throws E, EngineBusyException, EngineUnavailableException {
        TracingProvider tracing = session.getProvider(TracingProvider.class);
        Observed observed = new Observed(operation);
        Span span = tracing.startSpan(FaceEngine.class, operation.name().toLowerCase(Locale.ROOT));
        long before = System.nanoTime();
        try {
            T result = observed.run(work);
            observed.outcome = Outcome.OK;
            return result;
        } finally {
            observed.describe(span, runtime);
            tracing.endSpan();
            FaceMeters.ofServer().operation(operation, observed.outcome, System.nanoTime() - before);
        }
    }

    /** To be called before the exception leaves that says the same to the caller. */
    void refused(Enum<?> reason) {
        outcome = reason;
    }

    private <T, E extends Exception> T run(Work<T, E> work) throws E, EngineBusyException, EngineUnavailableException {
        try {
            return work.run(this);
        } catch (EngineBusyException e) {
            outcome = Outcome.BUSY;
            throw e;
        } catch (EngineUnavailableException e) {
            outcome = Outcome.UNAVAILABLE;
            throw e;
        }
    }

    private void describe(Span span, EngineRuntime runtime) {
        span.setAttribute("kc.face.operation", operation.name().toLowerCase(Locale.ROOT));
        span.setAttribute("kc.face.outcome", outcome.name().toLowerCase(Locale.ROOT));
        runtime.loading().loaded().map(LoadedEngine::models).ifPresent(models -> {
            span.setAttribute("kc.face.pack", models.pack());
            span.setAttribute(
                    "kc.face.models",
                    String.join(
                            ",",
                            models.models().stream()
                                    .map(ModelManifest.Model::id)
                                    .toList()));
        });
    }
}
