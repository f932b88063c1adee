package io.github.keycloakface.evaluation.pad.challenge;

import io.github.keycloakface.vision.challenge.Challenge;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One way to answer a challenge.
 *
 * @param name as the report has it
 * @param attack whether it is to be refused
 */
record Species(String name, boolean attack, Answering answering) {

    /** How it answers. */
    @FunctionalInterface
    interface Answering {

        /** Empty when the recordings at hand cannot answer this challenge in this way. */
        Optional<Presentation> to(Challenge challenge, RandomGenerator random);
    }

    /**
     * What is presented.
     *
     * @param person whose face the first picture shows
     * @param images one of each step, encoded
     */
    record Presentation(String person, List<byte[]> images) {}
}
