package io.github.keycloakface.verification;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorPage;

/**
 * The pages behind a link: {@code /realms/{realm}/face-verification?token=...}. Not Keycloak's own address for action
 * tokens: what is posted there passes through an authentication session, in which the user's other required actions run
 * as well, so that whoever reads the mail could set a new password. Here there is no session, and nobody is signed in.
 */
public final class LinkResource {

    private final KeycloakSession session;
    private final EventBuilder event;

    LinkResource(KeycloakSession session) {
        this.session = session;
        this.event = new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.EXECUTE_ACTION_TOKEN);
    }

    /** Programs that scan mails follow links, so this changes nothing and starts no camera. */
    @GET
    public Response open(@QueryParam(LinkPages.TOKEN) String token) {
        return with(token, (link, pages) -> pages.confirmation());
    }

    @POST
    public Response show(@QueryParam(LinkPages.TOKEN) String token) {
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        return with(token, (link, pages) -> {
            LinkVisit visit = new LinkVisit(session, link, event, pages);
            return visit.isAttempt(form) ? visit.decide(form) : visit.camera();
        });
    }

    private interface Page {
        Response of(OpenedLink link, LinkPages pages) throws DeadLinkException;
    }

    private Response with(String token, Page page) {
        try {
            OpenedLink link = OpenedLink.of(session, token, event);
            return page.of(link, new LinkPages(session, link, token));
        } catch (DeadLinkException e) {
            event.error(e.error());
            return ErrorPage.error(session, null, Response.Status.BAD_REQUEST, e.messageKey());
        }
    }
}
