package io.github.keycloakface.delivery;

/**
 * How callers say who they are.
 *
 * @param header name of the header
 * @param known value of a caller who may verify
 * @param unknown value that is wrong
 * @param withoutRole value of a caller who may not
 */
record Credentials(String header, String known, String unknown, String withoutRole) {

    static Credentials tokens(FaceApi api) {
        return new Credentials(
                "Authorization", "Bearer " + api.token(), "Bearer nonsense", "Bearer " + api.tokenWithoutRole());
    }

    String of(Situation.Caller caller) {
        return switch (caller) {
            case KNOWN -> known;
            case UNKNOWN -> unknown;
            case WITHOUT_ROLE -> withoutRole;
        };
    }
}
