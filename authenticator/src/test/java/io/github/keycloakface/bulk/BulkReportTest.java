package io.github.keycloakface.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkReportTest {

    @TempDir
    Path temp;

    @Test
    void aLineSaysWhatBecameOfAPhotoAndWhatToDo() throws IOException {
        Path file = temp.resolve("report.csv");

        BulkReport.write(
                file,
                List.of(
                        BulkResult.of(new BulkPhoto("ana", "ana/1.jpg"), BulkOutcome.ENROLLED),
                        new BulkResult(
                                new BulkPhoto("b \"x\"", "b/1,2.jpg"),
                                BulkOutcome.REFUSED,
                                "NO_FACE",
                                "Send a face.")));

        assertThat(file)
                .hasContent("user,path,outcome,reason,advice\r\n"
                        + "ana,ana/1.jpg,enrolled,,\r\n"
                        + "\"b \"\"x\"\"\",\"b/1,2.jpg\",refused,NO_FACE,Send a face.\r\n");
    }

    /** Whoever may name a folder would otherwise run a formula in the spreadsheet of who reads the report. */
    @Test
    void aNameIsNoFormula() throws IOException {
        Path file = temp.resolve("report.csv");

        BulkReport.write(
                file, List.of(BulkResult.of(new BulkPhoto("=cmd|' /C calc'!A0", "@x/+1.jpg"), BulkOutcome.ENROLLED)));

        assertThat(file).content().contains("\n'=cmd|' /C calc'!A0,'@x/+1.jpg,enrolled");
    }

    @Test
    void theTallyCountsOutcomesAndReasons() {
        BulkPhoto photo = new BulkPhoto("ana", "ana/1.jpg");
        BulkTally tally = new BulkTally();
        tally.add(BulkResult.of(photo, BulkOutcome.ENROLLED));
        assertThat(tally.isClean()).isTrue();
        tally.add(new BulkResult(photo, BulkOutcome.REFUSED, "NO_FACE", ""));
        tally.add(new BulkResult(photo, BulkOutcome.REFUSED, "NO_FACE", ""));
        StringWriter out = new StringWriter();

        tally.print(new PrintWriter(out));

        assertThat(tally.isClean()).isFalse();
        assertThat(out.toString().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly("enrolled 1", "refused 2", "NO_FACE 2");
    }
}
