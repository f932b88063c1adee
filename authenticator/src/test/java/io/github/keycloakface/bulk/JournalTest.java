package io.github.keycloakface.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {

    private static final BulkPhoto PHOTO = new BulkPhoto("ren\u00e9 \"x\"", "ren\u00e9/1,\n2.jpg");
    private static final BulkPhoto NEXT = new BulkPhoto("next", "next/1.jpg");

    @TempDir
    Path temp;

    private Path file;

    @BeforeEach
    void name() {
        file = temp.resolve("journal");
    }

    @Test
    void whatWasNotedIsThereAgain() throws Exception {
        note(PHOTO);

        try (Journal again = Journal.open(file, "here")) {
            assertThat(again.of(PHOTO, "abc")).map(JournalLine::result).contains(refused(PHOTO));
            assertThat(again.of(PHOTO, "abd")).isEmpty();
            assertThat(again.of(NEXT, "abc")).isEmpty();
        }
    }

    /** A process may be killed at any byte. */
    @Test
    void whereverItIsCutTheWholeLinesHoldAndTheNextOneIsWhole() throws Exception {
        note(PHOTO);
        note(NEXT);
        byte[] whole = Files.readAllBytes(file);
        int head = lineEnd(whole, 0);
        int first = lineEnd(whole, head);

        for (int cut = 0; cut <= whole.length; cut++) {
            Files.write(file, Arrays.copyOf(whole, cut));
            try (Journal journal = Journal.open(file, "here")) {
                assertThat(journal.of(PHOTO, "abc").isPresent())
                        .as("cut at %d", cut)
                        .isEqualTo(cut >= first);
                assertThat(journal.of(NEXT, "abc").isPresent()).isEqualTo(cut == whole.length);
                journal.add(JournalLine.of(refused(NEXT), "abc"));
            }
            assertThat(Files.readAllBytes(file))
                    .as("cut at %d", cut)
                    .endsWith(Arrays.copyOfRange(whole, first, whole.length));
            try (Journal again = Journal.open(file, "here")) {
                assertThat(again.of(NEXT, "abc")).isPresent();
            }
        }
    }

    @Test
    void ofAnotherRealmOrServerItIsNotUsed() throws Exception {
        note(PHOTO);
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> Journal.open(file, "elsewhere"))
                .isInstanceOf(BulkStopped.class)
                .hasMessageContaining("another file");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"something else", "something else\n", "{\"a\":1}\n{\"b\":2}\n"})
    void aFileThatIsNoJournalIsLeftAlone(String content) throws IOException {
        Files.writeString(file, content);

        assertThatThrownBy(() -> Journal.open(file, "here")).isInstanceOf(BulkStopped.class);
        assertThat(file).hasContent(content);
    }

    @Test
    void aDamagedLineIsNotPassedOver() throws Exception {
        note(PHOTO);
        Files.writeString(file, Files.readString(file) + "{\"user\":\n{}\n");

        assertThatThrownBy(() -> Journal.open(file, "here"))
                .isInstanceOf(BulkStopped.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void twoRunsDoNotShareOne() throws Exception {
        try (Journal journal = Journal.open(file, "here")) {
            journal.add(JournalLine.of(refused(PHOTO), "abc"));

            assertThatThrownBy(() -> Journal.open(file, "here"))
                    .isInstanceOf(BulkStopped.class)
                    .hasMessageContaining("in use");
        }
    }

    private void note(BulkPhoto photo) throws Exception {
        try (Journal journal = Journal.open(file, "here")) {
            journal.add(JournalLine.of(refused(photo), "abc"));
        }
        assertThat(new String(Files.readAllBytes(file), UTF_8)).endsWith("\n");
    }

    private static BulkResult refused(BulkPhoto photo) {
        return new BulkResult(photo, BulkOutcome.REFUSED, "NO_FACE", "Send a face.");
    }

    private static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] != '\n') {
            at++;
        }
        return at + 1;
    }
}
