package io.github.keycloakface.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * How far a long command is: one line that is drawn anew, in steps of half a percent. Safe for use by many threads; a
 * report that comes late is passed over.
 */
final class ProgressLine {

    private static final int STEPS = 200;
    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final String what;
    private final long total;
    private final long began = System.nanoTime();
    private long drawn = -1;

    /** @param what is counted, as "photos" */
    ProgressLine(PrintWriter out, String what, long total) {
        this.out = out;
        this.what = what;
        this.total = total;
    }

    void show(long done) {
        show(done, "");
    }

    /** @param more what else there is to say, or nothing */
    synchronized void show(long done, String more) {
        if (total == 0 || done <= drawn || done / step() == drawn / step() && done != total) {
            return;
        }
        drawn = done;
        int filled = (int) (WIDTH * done / total);
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
                pace(done),
                done == total ? System.lineSeparator() : "");
        out.flush();
    }

    private long step() {
        return Math.max(1, total / STEPS);
    }

    private String pace(long done) {
        double seconds = (System.nanoTime() - began) / 1e9;
        String rate = String.format(Locale.ROOT, ", %,.0f/s", done / Math.max(seconds, 1e-3));
        if (done == 0 || done == total) {
            return rate + "          ";
        }
        Duration left = Duration.ofMillis((long) (1000 * seconds / done * (total - done)));
        return String.format(Locale.ROOT, "%s, %d:%02d left ", rate, left.toMinutes(), left.toSecondsPart());
    }
}
