package io.github.keycloakface.engine;

import io.github.keycloakface.metrics.FaceMeters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What is so at this moment; gone from the registry when the engine is closed. */
final class EngineGauges implements AutoCloseable {

    private final EngineRuntime runtime;
    private final MeterRegistry registry;
    private final List<Meter> meters = new ArrayList<>();

    EngineGauges(EngineRuntime runtime, MeterRegistry registry) {
        this.runtime = runtime;
        this.registry = registry;
    }

    EngineGauges open() {
        for (EngineState state : EngineState.values()) {
            gauge(
                    "engine.state",
                    "1 for the state that the engine is in",
                    FaceMeters.tag("state", state),
                    r -> r.loading().state() == state ? 1 : 0);
        }
        for (Queue queue : Queue.values()) {
            Tag tag = FaceMeters.tag("queue", queue);
            gauge("queue.length", "Callers that wait", tag, r -> r.gate(queue).waiting());
            gauge(
                    "queue.taken",
                    "Share of the permits that is taken, 0 to 1",
                    tag,
                    r -> r.gate(queue).taken());
        }
        return this;
    }

    private void gauge(String name, String description, Tag tag, ToDoubleFunction<EngineRuntime> value) {
        meters.add(Gauge.builder(FaceMeters.name(name), runtime, value)
                .description(description)
                .tags(Tags.of(tag))
                .register(registry));
    }

    @Override
    public void close() {
        meters.forEach(registry::remove);
        meters.clear();
    }
}
