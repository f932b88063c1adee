package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.delivery.AdminApi.Person;
import io.github.keycloakface.delivery.HttpLogin.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People who log in with password and face, one after the other begins, each looking at each page for a while: several
 * logins are on their way at any time, and their pages are answered by whichever node is there.
 */
final class LoginTrickle implements AutoCloseable {

    /** Of logins that wait for an answer at the same time. */
    private static final int THREADS = 8;

    private final ServerAddress server;
    private final List<Person> people;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final Executor later;
    private final Future<?> beginning;
    private final Queue<CompletableFuture<Void>> logins = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger passed = new AtomicInteger();

    /**
     * @param people who come again in turn; each of them has a face
     * @param between two logins that begin
     * @param look how long a page is looked at
     */
    LoginTrickle(ServerAddress server, List<Person> people, Duration between, Duration look) {
        this.server = server;
        this.people = people;
        later = CompletableFuture.delayedExecutor(look.toMillis(), TimeUnit.MILLISECONDS, threads);
        beginning =
                threads.scheduleAtFixedRate(() -> logins.add(begin()), 0, between.toMillis(), TimeUnit.MILLISECONDS);
    }

    private CompletableFuture<Void> begin() {
        Person person = people.get(logins.size() % people.size());
        HttpLogin login = new HttpLogin();
        Instant time = Instant.now();
        return CompletableFuture.supplyAsync(() -> login.open(server, "acr_values=face"), threads)
                .thenApplyAsync(page -> login.givePassword(server, page, person), later)
                .thenApplyAsync(camera -> show(login, camera), later)
                .thenAccept(
                        end -> assertThat(login.claims(server, end).path("acr").asText())
                                .isEqualTo("face"))
                .handle((done, failure) -> {
                    if (failure == null) {
                        passed.incrementAndGet();
                    } else {
                        failures.add("%s, begun at %s: %s".formatted(person.name(), time, failure.getCause()));
                    }
                    return null;
                });
    }

    private Page show(HttpLogin login, Page camera) {
        assertThat(camera.asksForAFace()).as(camera.toString()).isTrue();
        return login.show(server, camera, Photos.FRANCK_AGAIN);
    }

    int passed() {
        return passed.get();
    }

    /** Who failed, when and how, one entry each. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Nobody begins any more; who has begun comes to an end. */
    void end() throws InterruptedException, ExecutionException, TimeoutException {
        beginning.cancel(false);
        CompletableFuture.allOf(logins.toArray(CompletableFuture[]::new)).get(2, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
