package io.github.keycloakface.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Photos that are texts. */
record MemoryPhotos(Map<BulkPhoto, String> texts) implements PhotoSource {

    MemoryPhotos() {
        this(new LinkedHashMap<>());
    }

    MemoryPhotos with(String user, String path, String text) {
        texts.put(new BulkPhoto(user, path), text);
        return this;
    }

    @Override
    public List<BulkPhoto> photos() {
        return List.copyOf(texts.keySet());
    }

    @Override
    public byte[] read(BulkPhoto photo) {
        return texts.get(photo).getBytes(UTF_8);
    }
}
