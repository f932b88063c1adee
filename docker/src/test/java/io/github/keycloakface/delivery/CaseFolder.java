package io.github.keycloakface.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A folder with the client programs, the photos, and {@code cases.tsv}: a line for each habit in each situation. */
final class CaseFolder {

    static final String CASES = "cases.tsv";

    private static final ObjectMapper JSON = new ObjectMapper();

    private CaseFolder() {}

    /** Columns: habit, situation, address, header, its value, image 1, image 2, options. */
    static void fill(Path folder, URI verify, Credentials credentials) throws IOException {
        for (Path file : BuildFolder.filesUnder(BuildFolder.MODULE.resolve("src/test/clients"))) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        for (Path file : BuildFolder.filesUnder(BuildFolder.TARGET.resolve("clients"))) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
        for (Map.Entry<String, byte[]> photo : photos().entrySet()) {
            Files.write(folder.resolve(photo.getKey()), photo.getValue());
        }
        List<String> lines = new ArrayList<>();
        for (Habit habit : Habit.values()) {
            for (Situation situation : Situation.values()) {
                lines.add(String.join(
                        "\t",
                        habit.name(),
                        situation.name(),
                        verify.toString(),
                        habit.keyHeader(),
                        credentials.of(situation.caller()),
                        situation.image1(),
                        situation.image2(),
                        options(habit, situation)));
            }
        }
        Files.write(folder.resolve(CASES), lines);
    }

    private static String options(Habit habit, Situation situation) throws JsonProcessingException {
        ObjectNode options = (ObjectNode) JSON.readTree(situation.options());
        if (habit.writesOptionsAsText()) {
            options.properties()
                    .forEach(option ->
                            options.put(option.getKey(), option.getValue().asText()));
        }
        return options.toString();
    }

    private static Map<String, byte[]> photos() {
        byte[] franck = Photos.bytes(Photos.FRANCK);
        return Map.ofEntries(
                Map.entry("franck.jpg", franck),
                Map.entry("again.jpg", Photos.bytes(Photos.FRANCK_AGAIN)),
                Map.entry("audrey.jpg", Photos.bytes(Photos.AUDREY)),
                Map.entry("franck.png", Photos.encoded(Photos.image(franck), "png")),
                Map.entry("franck.bmp", Photos.encoded(Photos.image(franck), "bmp")),
                Map.entry("grey.jpg", Photos.grey(Photos.FRANCK)),
                Map.entry("turned.jpg", Photos.turnedAsExifSays(Photos.FRANCK)),
                Map.entry("group1.jpg", Photos.halved("sample1.jpg")),
                Map.entry("group3.jpg", Photos.halved("sample3.jpg")),
                Map.entry("blurred.jpg", Photos.blurred(Photos.FRANCK)),
                Map.entry("none.jpg", Photos.withoutFace("jpg")),
                Map.entry("none.gif", Photos.withoutFace("gif")),
                Map.entry("huge.png", Photos.tooManyPixels()),
                Map.entry("cut.jpg", Arrays.copyOf(franck, 200)));
    }
}
