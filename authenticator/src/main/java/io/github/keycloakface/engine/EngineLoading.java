package io.github.keycloakface.engine;

import io.github.keycloakface.vision.model.ModelException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Loads the engine once, on a thread of its own, and remembers how that ended. A failure is kept: the JVM never
 * initializes a failed class again, so a second attempt could only hide the first reason.
 */
final class EngineLoading implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EngineLoading.class);

    private final EngineConfig config;
    private final EngineLoader loader;
    private final FutureTask<LoadedEngine> task;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile LoadedEngine loaded;
    private volatile String failure;

    EngineLoading(EngineConfig config, EngineLoader loader) {
        this.config = config;
        this.loader = loader;
        this.task = new FutureTask<>(this::load) {
            @Override
            protected void setException(Throwable reason) {
                remember(reason);
                super.setException(reason);
            }
        };
    }

    void start() {
        if (!task.isDone() && !started.getAndSet(true)) {
            Thread thread = new Thread(task, "face-engine-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    LoadedEngine await(Duration patience) throws EngineBusyException, EngineUnavailableException {
        start();
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new EngineBusyException(config.retryAfterSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineBusyException(config.retryAfterSeconds());
        } catch (CancellationException e) {
            throw new EngineUnavailableException("The face engine is closed.", e);
        } catch (ExecutionException e) {
            throw new EngineUnavailableException("The face engine is not available.", e.getCause());
        }
    }

    EngineState state() {
        if (task.isCancelled()) {
            return EngineState.CLOSED;
        }
        if (failure != null) {
            return EngineState.FAILED;
        }
        if (loaded != null) {
            return EngineState.READY;
        }
        return started.get() ? EngineState.LOADING : EngineState.NOT_LOADED;
    }

    Optional<LoadedEngine> loaded() {
        return Optional.ofNullable(loaded);
    }

    /** What went wrong and what to do, for an administrator. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Nothing is loaded any more after this; a load that runs goes to its end and is thrown away by the exit. */
    @Override
    public void close() {
        if (!task.cancel(false) && loaded != null) {
            loaded.close();
        }
    }

    private LoadedEngine load() throws NativeLoadException, ModelException {
        long before = System.nanoTime();
        loaded = loader.load(config);
        LOG.infof("Face engine ready after %d ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
        return loaded;
    }

    private void remember(Throwable reason) {
        failure = reason.getMessage() == null ? reason.getClass().getName() : reason.getMessage();
        LOG.errorf(reason, "The face engine did not load. %s", failure);
    }
}
