package io.github.keycloakface.subscription;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.infinispan.client.hotrod.Flag;
import org.infinispan.commons.api.BasicCache;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.infinispan.util.InfinispanUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.sessions.infinispan.entities.SingleUseObjectValueEntity;

/**
 * Keeps Bucket4j's counters in Keycloak's cache of action tokens: it is there in every set-up, shared by all nodes
 * where anything is, changed atomically, and what lies in it expires. The value is of Keycloak's own kind, as the
 * cluster cannot marshal another; Bucket4j's own module for Infinispan would have to be on the side of the cache.
 */
final class CacheBuckets extends AbstractCompareAndSwapBasedProxyManager<String> {

    private static final String STATE = "bucket";

    /** After a bucket is full again, it is as good as none. */
    private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(1);

    private static final ExpirationAfterWriteStrategy EXPIRY =
            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL);

    private final BasicCache<String, SingleUseObjectValueEntity> cache;
    private final TimeMeter clock;

    CacheBuckets(BasicCache<String, SingleUseObjectValueEntity> cache, TimeMeter clock) {
        super(ClientSideConfig.getDefault().withClientClock(clock).withExpirationAfterWriteStrategy(EXPIRY));
        this.cache = cache;
        this.clock = clock;
    }

    static CacheBuckets of(KeycloakSession session) {
        InfinispanConnectionProvider connections = session.getProvider(InfinispanConnectionProvider.class);
        String name = InfinispanConnectionProvider.ACTION_TOKEN_CACHE;
        if (InfinispanUtils.isRemoteInfinispan()) {
            // a remote putIfAbsent keeps the answer to itself otherwise
            return new CacheBuckets(
                    connections
                            .<String, SingleUseObjectValueEntity>getRemoteCache(name)
                            .withFlags(Flag.FORCE_RETURN_VALUE),
                    TimeMeter.SYSTEM_MILLISECONDS);
        }
        return new CacheBuckets(connections.getCache(name), TimeMeter.SYSTEM_MILLISECONDS);
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(String key) {
        return new CompareAndSwapOperation() {
            @Override
            public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
                return Optional.ofNullable(cache.get(key))
                        .map(value -> Base64.getDecoder().decode(value.getNote(STATE)));
            }

            @Override
            public boolean compareAndSwap(
                    byte[] original, byte[] changed, RemoteBucketState state, Optional<Long> timeoutNanos) {
                long millis = EXPIRY.calculateTimeToLiveMillis(state, clock.currentTimeNanos());
                return original == null
                        ? cache.putIfAbsent(key, value(changed), millis, TimeUnit.MILLISECONDS) == null
                        : cache.replace(key, value(original), value(changed), millis, TimeUnit.MILLISECONDS);
            }
        };
    }

    private static SingleUseObjectValueEntity value(byte[] state) {
        return new SingleUseObjectValueEntity(Map.of(STATE, Base64.getEncoder().encodeToString(state)));
    }

    @Override
    public void removeProxy(String key) {
        cache.remove(key);
    }

    @Override
    public boolean isExpireAfterWriteSupported() {
        return true;
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected CompletableFuture<Void> removeAsync(String key) {
        throw new UnsupportedOperationException();
    }
}
