package io.github.keycloakface.challenge;

import io.github.keycloakface.Stub;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.keycloak.models.SingleUseObjectProvider;

/** What all nodes share, in one map; its remove succeeds once, as that of Keycloak's caches. */
final class MemoryObjects implements SharedObjects {

    final ConcurrentMap<String, Map<String, String>> kept = new ConcurrentHashMap<>();
    final ConcurrentMap<String, Long> seconds = new ConcurrentHashMap<>();

    @Override
    public <R> R in(Function<SingleUseObjectProvider, R> work) {
        return work.apply(provider());
    }

    @SuppressWarnings("unchecked")
    private SingleUseObjectProvider provider() {
        return Stub.of(SingleUseObjectProvider.class)
                .on("put", given -> {
                    kept.put((String) given[0], (Map<String, String>) given[2]);
                    return seconds.put((String) given[0], (Long) given[1]);
                })
                .on("remove", given -> kept.remove((String) given[0]))
                .make();
    }
}
