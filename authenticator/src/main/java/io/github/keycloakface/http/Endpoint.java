package io.github.keycloakface.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.UriMatch;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/** Which of our addresses a request reached, by the template in the code, so that no caller can make up a new one. */
final class Endpoint {

    private static final String ROOM_OF_ADMINS = ".admin";

    private Endpoint() {}

    /** As {@code verify} or {@code admin/users/{user}}; {@code none} outside of a request. */
    static String name() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        return request == null ? "none" : of(request.getMatchedURIs());
    }

    /** @param matches innermost first; those of Keycloak, which lead to us, are left out */
    private static String of(List<UriMatch> matches) {
        List<String> parts = new ArrayList<>();
        boolean admin = false;
        for (UriMatch match : matches) {
            if (match.resource != null && isOurs(match.resource)) {
                parts.add(template(match.resource));
                admin |= match.resource.getResourceClass().getPackageName().endsWith(ROOM_OF_ADMINS);
            }
        }
        if (admin) {
            parts.add("admin");
        }
        Collections.reverse(parts);
        return String.join("/", parts);
    }

    private static boolean isOurs(RuntimeResource resource) {
        String ours = Endpoint.class.getPackageName().replaceAll("[.][^.]*$", ".");
        return resource.getResourceClass().getName().startsWith(ours);
    }

    /** Without slashes at the ends and without the patterns of variables. */
    private static String template(RuntimeResource resource) {
        return resource.getPath().template.replaceAll(":[^}]*", "").replaceAll("^/|/$", "");
    }
}
