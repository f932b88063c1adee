package io.github.keycloakface.subscription;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * How many requests a key may make, over all nodes: a minute's worth at once, and as many again spread evenly over each
 * minute.
 */
record RequestRate(ProxyManager<String> buckets, UUID key, int perMinute) {

    /**
     * Takes one request.
     *
     * @return 0 when it may go on, else the whole seconds after which the next one may, 1 or more
     */
    int take() {
        ConsumptionProbe probe =
                buckets.builder().build("face.key.rate." + key, this::limit).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return 0;
        }
        long second = TimeUnit.SECONDS.toNanos(1);
        return (int) ((probe.getNanosToWaitForRefill() + second - 1) / second);
    }

    private BucketConfiguration limit() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
