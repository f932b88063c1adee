package io.github.keycloakface.vision.model;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where the files of a pack lie. */
interface PackFiles {

    /** How a message names the file. */
    String locate(String name);

    /** Opens the file, or is empty where there is none of that name. */
    Optional<InputStream> open(String name) throws IOException, ModelException;

    /** Reads at most {@code limit} bytes: a file that is larger is refused before it fills the heap. */
    default Optional<byte[]> read(String name, int limit) throws ModelException {
        try {
            Optional<InputStream> opened = open(name);
            if (opened.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream in = opened.get()) {
                byte[] bytes = in.readNBytes(limit);
                if (in.read() >= 0) {
                    throw new ModelException(locate(name) + " is larger than the " + limit + " bytes allowed");
                }
                return Optional.of(bytes);
            }
        } catch (IOException e) {
            throw new ModelException(locate(name) + " cannot be read: " + e.getMessage(), e);
        }
    }
}
