package io.github.keycloakface.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** How far a long command is: one line that is drawn anew, in steps of half a percent. */
final class ProgressLine {

    private static final int STEPS = 200;
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final String what;
    private final int total;
    private final long began = System.nanoTime();

    /** @param what is counted, as "photos" */
    ProgressLine(PrintWriter out, String what, int total) {
        this.out = out;
        this.what = what;
        this.total = total;
    }

    void show(int done) {
        show(done, "");
    }

    /** @param more what else there is to say, or nothing */
    void show(int done, String more) {
        if (total == 0 || done % Math.max(1, total / STEPS) != 0 && done != total) {
            return;
        }
        int filled = (int) ((long) WIDTH * done / total);
        out.printf(
                Locale.ROOT,
                "\r[%s%s] %d of %d %s (%d %%)%s%s%s",
                "#".repeat(filled),
                " ".repeat(WIDTH - filled),
                done,
                total,
                what,
                100L * done / total,
                more,
                left(done),
                done == total ? System.lineSeparator() : "");
        out.flush();
    }

    private String left(int done) {
        if (done == 0 || done == total) {
            return "";
        }
        Duration left = Duration.ofNanos((System.nanoTime() - began) / done * (total - done));
        return String.format(Locale.ROOT, ", %d:%02d left ", left.toMinutes(), left.toSecondsPart());
    }
}
