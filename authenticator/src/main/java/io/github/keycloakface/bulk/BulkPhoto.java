package io.github.keycloakface.bulk;

/**
 * One photo that is to become one reference.
 *
 * @param user how its person is called: user name, e-mail address or id
 * @param path where it lies in its folder, archive or list, with slashes; not the same for two photos of one person
 */
public record BulkPhoto(String user, String path) {}
