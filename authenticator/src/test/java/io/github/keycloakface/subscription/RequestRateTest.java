package io.github.keycloakface.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.github.keycloakface.Stub;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.infinispan.commons.api.BasicCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.sessions.infinispan.entities.SingleUseObjectValueEntity;

class RequestRateTest {

    private final Map<String, SingleUseObjectValueEntity> shared = new ConcurrentHashMap<>();
    private final Map<String, Long> lifespans = new ConcurrentHashMap<>();
    private final AtomicLong nanos = new AtomicLong(TimeUnit.DAYS.toNanos(20_000));
    private final UUID key = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({"1,60", "7,9", "60,1", "600,1", "60000,1"})
    void aMinutesWorthIsFreeAndTheNextIsToldHowLongToWait(int perMinute, int seconds) {
        RequestRate rate = rate(key, perMinute);
        for (int i = 0; i < perMinute; i++) {
            assertThat(rate.take()).isZero();
        }

        assertThat(rate.take()).isEqualTo(seconds);
    }

    @Test
    void whoWaitsAsLongAsToldIsLetIn() {
        RequestRate rate = rate(key, 7);
        for (int i = 0; i < 7; i++) {
            rate.take();
        }

        forward(rate.take());

        assertThat(rate.take()).isZero();
        assertThat(rate.take()).isPositive();
    }

    @Test
    void refusedRequestsDoNotMakeTheWaitLonger() {
        RequestRate rate = rate(key, 1);
        rate.take();
        for (int i = 0; i < 100; i++) {
            assertThat(rate.take()).isEqualTo(60);
        }
    }

    @Test
    void anotherKeyIsNotAffected() {
        rate(key, 1).take();
        assertThat(rate(key, 1).take()).isPositive();

        assertThat(rate(UUID.randomUUID(), 1).take()).isZero();
    }

    @Test
    void whatIsKeptEndsWhenItSaysNothingAnyMore() {
        rate(key, 1).take();

        assertThat(lifespans.values()).allSatisfy(millis -> assertThat(millis).isBetween(60_000L, 62_000L));
    }

    /** Sixteen nodes, one cache. */
    @Test
    void ofManyAtOnceNoMoreThanTheLimitAreLetIn() throws InterruptedException, ExecutionException {
        ExecutorService nodes = Executors.newFixedThreadPool(16);
        List<Future<Integer>> taken = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            taken.add(nodes.submit(() -> rate(key, 50).take()));
        }
        int free = 0;
        for (Future<Integer> wait : taken) {
            free += wait.get() == 0 ? 1 : 0;
        }
        nodes.shutdown();

        assertThat(free).isEqualTo(50);
    }

    private void forward(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private RequestRate rate(UUID of, int perMinute) {
        return new RequestRate(new CacheBuckets(cache(), clock()), of, perMinute);
    }

    private TimeMeter clock() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    @SuppressWarnings("unchecked") // a stub knows its type by its class only
    private BasicCache<String, SingleUseObjectValueEntity> cache() {
        return Stub.of(BasicCache.class)
                .on("get", given -> shared.get((String) given[0]))
                .on("putIfAbsent", given -> {
                    lifespans.put((String) given[0], (Long) given[2]);
                    return shared.putIfAbsent((String) given[0], (SingleUseObjectValueEntity) given[1]);
                })
                .on(
                        "replace",
                        given -> shared.replace(
                                (String) given[0], (SingleUseObjectValueEntity) given[1], (SingleUseObjectValueEntity)
                                        given[2]))
                .make();
    }
}
