package io.github.keycloakface.vision.challenge;

import io.github.keycloakface.vision.verify.FaceProbe;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the pictures of a challenge say.
 *
 * @param probe the face of the look into the camera, to be compared when the verdict has passed
 * @param findings what speaks against it; empty when nothing does
 * @param evidence what was measured, for an evaluation: not to be logged
 */
public record ChallengeVerdict(FaceProbe probe, Set<ChallengeFinding> findings, ChallengeEvidence evidence) {

    public ChallengeVerdict {
        findings = findings.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(findings));
    }

    public boolean passed() {
        return findings.isEmpty();
    }
}
