package io.github.keycloakface.bulk;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How many photos ended how. */
public final class BulkTally {

    private final Map<BulkOutcome, Integer> outcomes = new EnumMap<>(BulkOutcome.class);
    private final Map<String, Integer> reasons = new TreeMap<>();

    public void add(BulkResult result) {
        outcomes.merge(result.outcome(), 1, Integer::sum);
        if (result.reason() != null) {
            reasons.merge(result.reason(), 1, Integer::sum);
        }
    }

    public int of(BulkOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    /** Whether every photo is a reference. */
    public boolean isClean() {
        return of(BulkOutcome.REFUSED) == 0 && of(BulkOutcome.FAILED) == 0;
    }

    public void print(PrintWriter out) {
        outcomes.forEach(
                (outcome, count) -> out.printf("%-9s%8d%n", outcome.name().toLowerCase(Locale.ROOT), count));
        reasons.forEach((reason, count) -> out.printf("  %-26s%8d%n", reason, count));
        out.flush();
    }
}
