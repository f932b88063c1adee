package io.github.keycloakface.credential;

import io.github.keycloakface.vision.match.Embedding;
import io.github.keycloakface.vision.match.References;
import io.github.keycloakface.vision.match.ScoreCalibration;
import java.util.List;

/** References of one user, decrypted for one attempt. */
public final class OpenedReferences {

    private final List<String> ids;
    private final References templates;
    private final int stale;
    private final int unreadable;

    /**
     * References that can be compared with probes of one model.
     *
     * @param ids of the credentials, in the order of their templates
     * @param stale references of another model, which cannot be compared
     * @param unreadable references that did not open
     */
    public OpenedReferences(List<String> ids, List<Embedding> templates, int stale, int unreadable) {
        this.ids = List.copyOf(ids);
        this.templates = templates.isEmpty() ? null : new References(templates);
        this.stale = stale;
        this.unreadable = unreadable;
    }

    /** Compares a probe with all of them. */
    public FaceComparison compare(Embedding probe, ScoreCalibration calibration) {
        if (templates == null) {
            return new FaceComparison(0, stale, unreadable, 0, null);
        }
        References.Match match = templates.match(probe, calibration);
        return new FaceComparison(ids.size(), stale, unreadable, match.score(), ids.get(match.best()));
    }
}
