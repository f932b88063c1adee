package io.github.keycloakface.bulk;

/** By what the folders call people. */
public enum UserKey {
    USERNAME("username"),
    EMAIL("email"),
    ID("id");

    private final String parameter;

    UserKey(String parameter) {
        this.parameter = parameter;
    }

    /** As Keycloak's admin API calls it. */
    String parameter() {
        return parameter;
    }
}
