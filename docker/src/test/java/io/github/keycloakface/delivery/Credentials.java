package io.github.keycloakface.delivery;

import java.util.List;
import java.util.Map;

/**
 * Subscription keys, which a page of {@link ClientRun#ORIGIN} may use, too.
 *
 * @param known of a caller who may verify
 * @param unknown of nobody
 * @param withoutRole of a caller who may not verify
 */
record Credentials(String known, String unknown, String withoutRole) {

    static Credentials of(FaceApi api) {
        KeysApi keys = KeysApi.of(api);
        var client = keys.newClient();
        var withoutRole = keys.newClient();
        keys.withdraw(withoutRole.account(), "face-verify");
        // more than the corpus sends
        Map<String, ?> terms = Map.of("origins", List.of("http://" + ClientRun.ORIGIN), "requestsPerMinute", 6000);
        return new Credentials(
                keys.newKey(client, terms).text(),
                "nonsense",
                keys.newKey(withoutRole, terms).text());
    }

    String of(Situation.Caller caller) {
        return switch (caller) {
            case KNOWN -> known;
            case UNKNOWN -> unknown;
            case WITHOUT_ROLE -> withoutRole;
        };
    }
}
