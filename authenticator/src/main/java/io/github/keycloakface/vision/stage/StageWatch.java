package io.github.keycloakface.vision.stage;

import java.util.EnumMap;
import java.util.Map;

/**
 * Splits the time of one piece of work. A stage within a stage stops the outer one: pixels are decoded in the middle of
 * detection, when the detector asks for them. Belongs to one thread.
 */
public final class StageWatch {

    private final StageTimer timer;
    private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
    private Stage current;
    private long since;

    public StageWatch(StageTimer timer) {
        this.timer = timer;
    }

    /** What a stage does. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    public <T, E extends Exception> T during(Stage stage, Work<T, E> work) throws E {
        Stage outer = turnTo(stage);
        try {
            return work.run();
        } finally {
            turnTo(outer);
        }
    }

    /** Tells the timer what each stage took since the last report. */
    public void report() {
        nanos.forEach(timer::took);
        nanos.clear();
    }

    private Stage turnTo(Stage next) {
        long now = System.nanoTime();
        if (current != null) {
            nanos.merge(current, now - since, Long::sum);
        }
        Stage before = current;
        current = next;
        since = now;
        return before;
    }
}
