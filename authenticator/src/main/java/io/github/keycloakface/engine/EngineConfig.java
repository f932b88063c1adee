package io.github.keycloakface.engine;

import io.github.keycloakface.vision.image.ImageLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What an administrator may set, already checked.
 *
 * @param permits comparisons that run at the same time
 * @param maxWait how long a caller waits for a permit, for memory or for the engine to load, each
 * @param maxWaiting callers that may wait at the same time; the next one is told at once that the engine is busy
 * @param modelsDir folder with a {@code manifest.json} of its own; empty for the bundled models
 * @param nativesDir folder with the native libraries; empty to unpack them from their jars
 * @param images what one encoded image may cost
 * @param maxBodyBytes largest request body, bytes
 * @param maxBodiesBytes request bodies in flight together, bytes; never less than one largest body
 * @param failedIsNotReady whether a server whose engine is broken is to get no logins at all
 */
record EngineConfig(
        int permits,
        Duration maxWait,
        int maxWaiting,
        Optional<Path> modelsDir,
        Optional<Path> nativesDir,
        ImageLimits images,
        int maxBodyBytes,
        long maxBodiesBytes,
        boolean failedIsNotReady) {

    /** At least one: a caller that comes back sooner than others are willing to wait finds the same queue. */
    int retryAfterSeconds() {
        return (int) Math.max(1, maxWait.plusMillis(999).toSeconds());
    }
}
