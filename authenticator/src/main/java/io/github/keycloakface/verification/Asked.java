package io.github.keycloakface.verification;

/**
 * What an administrator wants.
 *
 * @param lifeSeconds how long a face may decide it, {@value #SHORTEST} to {@value #LONGEST}; null for the door's own:
 *     the realm's lifespan of links by administrators, or for ever at a login
 * @param clientId the application whose look the pages of a link have; null for none
 * @param redirectUri where the last page of a link leads back to; null for nowhere
 * @param logout whether the user's sessions end, so that the next login is soon
 */
public record Asked(Door door, Integer lifeSeconds, String clientId, String redirectUri, boolean logout) {

    public static final int SHORTEST = 1;

    /** 30 days. */
    public static final int LONGEST = 2_592_000;

    public Asked {
        if (door == null) {
            throw new IllegalArgumentException("no door");
        }
        if (lifeSeconds != null && (lifeSeconds < SHORTEST || lifeSeconds > LONGEST)) {
            throw new IllegalArgumentException("lifeSeconds is out of range");
        }
    }
}
