package io.github.keycloakface.vision.stage;

/** Is told what the work cost, stage by stage. Called by many threads. */
@FunctionalInterface
public interface StageTimer {

    StageTimer NONE = (stage, nanos) -> {};

    /**
     * A stage is over for one image, or for one comparison.
     *
     * @param nanos time spent in this stage alone, all its rounds together
     */
    void took(Stage stage, long nanos);
}
