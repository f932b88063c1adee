package io.github.keycloakface.evaluation.pad.challenge;

import io.github.keycloakface.vision.challenge.ChallengeEvidence;
import java.util.List;

/**
 * One challenge, answered.
 *
 * @param person whose face was first
 * @param refusals findings, or the defect of the first picture; empty when it passed
 * @param evidence null when the first picture had a defect
 */
public record Trial(String species, boolean attack, String person, List<String> refusals, ChallengeEvidence evidence) {

    boolean passed() {
        return refusals.isEmpty();
    }
}
