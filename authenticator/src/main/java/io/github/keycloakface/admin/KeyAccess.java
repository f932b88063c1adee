package io.github.keycloakface.admin;

import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.subscription.SubscriptionKey;
import io.github.keycloakface.subscription.SubscriptionKeys;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.services.resources.admin.fgap.ClientPermissionEvaluator;

/**
 * Keys and clients as far as the caller may have them. That something is not there is told only to those who may see,
 * or manage, all clients: for the others it is as forbidden as one that is there.
 */
record KeyAccess(AdminCall call, SubscriptionKeys keys) {

    /** What a caller wants with a client. */
    enum Right {
        VIEW {
            @Override
            void require(ClientPermissionEvaluator clients, Optional<ClientModel> client) {
                client.ifPresentOrElse(clients::requireView, clients::requireView);
            }
        },
        MANAGE {
            @Override
            void require(ClientPermissionEvaluator clients, Optional<ClientModel> client) {
                client.ifPresentOrElse(clients::requireManage, clients::requireManage);
            }
        };

        abstract void require(ClientPermissionEvaluator clients, Optional<ClientModel> client);
    }

    ClientModel client(String clientId, Right right) throws ProblemException {
        Optional<ClientModel> client = Optional.ofNullable(clientId)
                // some databases fail on a zero byte instead of finding nothing
                .filter(name -> name.chars().noneMatch(Character::isISOControl))
                .map(call.realm()::getClientByClientId);
        call.require(permissions -> right.require(permissions.clients(), client));
        return client.orElseThrow(() -> new ProblemException(Reason.CLIENT_NOT_FOUND));
    }

    SubscriptionKey key(String id, Right right) throws ProblemException {
        Optional<SubscriptionKey> key = keys.find(id);
        call.require(permissions -> right.require(permissions.clients(), key.map(SubscriptionKey::client)));
        return key.orElseThrow(() -> new ProblemException(Reason.KEY_NOT_FOUND));
    }

    /** Of all clients that the caller may see. */
    Stream<SubscriptionKey> all() throws ProblemException {
        call.require(permissions -> permissions.clients().requireList());
        return keys.all().filter(key -> call.permissions().clients().canView(key.client()));
    }
}
