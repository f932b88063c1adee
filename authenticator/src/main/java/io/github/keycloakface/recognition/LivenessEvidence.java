package io.github.keycloakface.recognition;

import io.github.keycloakface.attempt.LivenessMode;
import io.github.keycloakface.challenge.ChallengeFault;
import io.github.keycloakface.vision.challenge.ChallengeFinding;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.keycloak.events.EventBuilder;

/**
 * What was done against a picture of a face, and what was found: for the event, never for the page.
 *
 * @param mode what the server demanded
 * @param findings words of what speaks against it, sorted; empty when nothing does
 * @param camera what the page says of the camera, or null
 */
public record LivenessEvidence(LivenessMode mode, List<String> findings, String camera) {

    public static final String LIVENESS = "face_liveness";
    public static final String FINDINGS = "face_liveness_findings";
    public static final String CAMERA = "face_camera";

    /** A mode and nothing that speaks against the person. */
    public static LivenessEvidence of(LivenessMode mode, String camera) {
        return new LivenessEvidence(mode, List.of(), camera);
    }

    LivenessEvidence with(ChallengeFault fault) {
        return new LivenessEvidence(mode, List.of(fault.text()), camera);
    }

    LivenessEvidence with(Set<ChallengeFinding> found) {
        List<String> words = found.stream()
                .map(finding -> finding.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
        return new LivenessEvidence(mode, words, camera);
    }

    /** Adds the details to an event. */
    public EventBuilder describe(EventBuilder event) {
        event.detail(LIVENESS, mode.text());
        if (!findings.isEmpty()) {
            event.detail(FINDINGS, String.join(",", findings));
        }
        if (camera != null) {
            event.detail(CAMERA, camera);
        }
        return event;
    }
}
