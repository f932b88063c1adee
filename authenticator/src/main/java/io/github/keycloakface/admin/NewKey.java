package io.github.keycloakface.admin;

import io.github.keycloakface.http.JsonBody;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.subscription.KeyTerms;
import java.util.List;

/**
 * The body that makes a key. Only client and name must be there.
 *
 * @param client a clientId
 * @param expiresIn seconds from now
 * @param expires milliseconds since the epoch
 */
record NewKey(
        String client, String name, Long expiresIn, Long expires, List<String> origins, Integer requestsPerMinute) {

    KeyTerms terms() throws ProblemException {
        if (!KeyTerms.isName(name)) {
            throw JsonBody.refused(
                    "The member name is missing or unfit: send 1 to " + KeyTerms.MAX_NAME_CHARS + " characters");
        }
        return new KeyTerms(name, new Expiry(expiresIn, expires).time(), checkedOrigins(), checkedRate(), null, null);
    }

    private List<String> checkedOrigins() throws ProblemException {
        List<String> given = origins == null ? List.of() : origins;
        if (given.size() > KeyTerms.MAX_ORIGINS || !given.stream().allMatch(KeyTerms::isOrigin)) {
            throw JsonBody.refused("The member origins is unfit: send up to " + KeyTerms.MAX_ORIGINS
                    + " origins as https://app.example.org, or + for those of the client");
        }
        return given;
    }

    private int checkedRate() throws ProblemException {
        int rate = requestsPerMinute == null ? KeyTerms.DEFAULT_REQUESTS_PER_MINUTE : requestsPerMinute;
        if (!KeyTerms.isRate(rate)) {
            throw JsonBody.refused(
                    "The member requestsPerMinute is out of range: send 1 to " + KeyTerms.MAX_REQUESTS_PER_MINUTE);
        }
        return rate;
    }
}
