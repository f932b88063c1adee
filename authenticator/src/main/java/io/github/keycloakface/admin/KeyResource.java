package io.github.keycloakface.admin;

import io.github.keycloakface.admin.KeyAccess.Right;
import io.github.keycloakface.http.Answer;
import io.github.keycloakface.http.JsonBody;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import io.github.keycloakface.subscription.IssuedKey;
import io.github.keycloakface.subscription.KeyUnavailableException;
import io.github.keycloakface.subscription.SubscriptionKey;
import io.github.keycloakface.subscription.SubscriptionKeys;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakUriInfo;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * The addresses under {@code /admin/realms/{realm}/face/keys}. Who may see or manage a client may do the same with its
 * keys.
 */
public final class KeyResource {

    /** Of the admin events. */
    static final String RESOURCE_TYPE = "FACE_SUBSCRIPTION_KEY";

    /** Twenty long origins and a name, with room. */
    private static final int MAX_BODY_BYTES = 16 * 1024;

    private static final JsonBody<NewKey> NEW_KEY = new JsonBody<>(NewKey.class, MAX_BODY_BYTES);
    private static final JsonBody<KeyRotation> ROTATION = new JsonBody<>(KeyRotation.class, MAX_BODY_BYTES);

    private final AdminCall call;
    private final SubscriptionKeys keys;
    private final KeyAccess access;

    KeyResource(AdminCall call) {
        this.call = call;
        this.keys = new SubscriptionKeys(call.session(), call.realm());
        this.access = new KeyAccess(call, keys);
    }

    @GET
    public Response list(@QueryParam("client") String clientId) {
        return call.answer(() -> {
            Stream<SubscriptionKey> found =
                    clientId == null ? access.all() : keys.of(access.client(clientId, Right.VIEW));
            return Answer.ok(found.map(KeyView::of).toList());
        });
    }

    @POST
    public Response create(InputStream body) {
        return call.answer(() -> {
            // before the body is read, which says for which client
            call.require(permissions -> permissions.clients().requireList());
            NewKey wanted = NEW_KEY.read(body);
            ClientModel client = access.client(wanted.client(), Right.MANAGE);
            IssuedKey issued = create(client, wanted);
            event(OperationType.CREATE, issued.key())
                    .resourcePath(uri(), issued.key().id())
                    .success();
            return Answer.created(KeyView.of(issued));
        });
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        return call.answer(() -> Answer.ok(KeyView.of(access.key(id, Right.VIEW))));
    }

    @POST
    @Path("{id}/rotate")
    public Response rotate(@PathParam("id") String id, InputStream body) {
        return call.answer(() -> {
            SubscriptionKey key = access.key(id, Right.MANAGE);
            IssuedKey issued = rotate(key, ROTATION.read(body));
            event(OperationType.ACTION, issued.key()).success();
            return Answer.ok(KeyView.of(issued));
        });
    }

    /** Revokes; the key stays listed unless it is to be removed as well. */
    @DELETE
    @Path("{id}")
    public Response revoke(@PathParam("id") String id, @QueryParam("purge") boolean purge) {
        return call.answer(() -> {
            SubscriptionKey key = access.key(id, Right.MANAGE);
            if (purge) {
                keys.remove(key);
                event(OperationType.DELETE, key).success();
            } else {
                keys.revoke(key)
                        .ifPresent(
                                revoked -> event(OperationType.UPDATE, revoked).success());
            }
            return Answer.nothing();
        });
    }

    private IssuedKey create(ClientModel client, NewKey wanted) throws ProblemException {
        try {
            return keys.create(client, wanted.terms());
        } catch (KeyUnavailableException e) {
            throw conflict(e);
        }
    }

    private IssuedKey rotate(SubscriptionKey key, KeyRotation wanted) throws ProblemException {
        try {
            return keys.rotate(key, wanted.grace(), wanted.expiry(key.terms()));
        } catch (KeyUnavailableException e) {
            throw conflict(e);
        }
    }

    private static ProblemException conflict(KeyUnavailableException e) {
        return new ProblemException(
                switch (e.reason()) {
                    case NO_SERVICE_ACCOUNT -> Reason.CLIENT_WITHOUT_ACCOUNT;
                    case TOO_MANY -> Reason.KEYS_FULL;
                    case NOT_VALID -> Reason.KEY_ENDED;
                });
    }

    /** The view has no text unless it is made of an issued key. */
    private AdminEventBuilder event(OperationType operation, SubscriptionKey key) {
        return call.events()
                .operation(operation)
                .resource(RESOURCE_TYPE)
                .resourcePath(uri())
                .representation(KeyView.of(key));
    }

    private KeycloakUriInfo uri() {
        return call.session().getContext().getUri();
    }
}
