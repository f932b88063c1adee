package io.github.keycloakface.challenge;

import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Keycloak's store of single-use objects, one short transaction a use. */
@FunctionalInterface
interface SharedObjects {

    /** Does one thing, which is stored when this returns. */
    <R> R in(Function<SingleUseObjectProvider, R> work);

    /**
     * The store of a session's server. Not in the session's own transaction: if that is rolled back, or a node dies
     * while it looks at a picture, what was taken must stay taken.
     */
    static SharedObjects of(KeycloakSession session) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        return new SharedObjects() {
            @Override
            public <R> R in(Function<SingleUseObjectProvider, R> work) {
                return KeycloakModelUtils.runJobInTransactionWithResult(
                        factory, fresh -> work.apply(fresh.singleUseObjects()));
            }
        };
    }
}
