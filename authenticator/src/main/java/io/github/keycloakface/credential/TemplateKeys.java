package io.github.keycloakface.credential;

import java.util.Optional;

/** The keys of one realm. */
interface TemplateKeys {

    /** The key for what is encrypted now; made when there is none. */
    TemplateKey active();

    Optional<TemplateKey> find(String id);
}
