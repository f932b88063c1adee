package io.github.keycloakface.bulk;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Where the photos of a bulk enrollment lie. */
public interface PhotoSource extends Closeable {

    /** Who has which photos, in an order that is the same every time. */
    List<BulkPhoto> photos() throws IOException, BulkStopped;

    /**
     * Reads a photo.
     *
     * @throws PhotoRefused when it is larger than what is sent, or cannot be read
     */
    byte[] read(BulkPhoto photo) throws PhotoRefused;

    @Override
    default void close() throws IOException {}
}
