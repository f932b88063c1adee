package io.github.keycloakface.credential;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;

/** How a new reference is called: Keycloak fails at two credentials of one type and label. */
final class ReferenceLabel {

    private ReferenceLabel() {}

    /**
     * Chooses a label that no other reference of the user has.
     *
     * @param wanted by the user, or null or blank for the next free default
     * @param others the user's references
     * @throws EnrollmentRefusedException when the wanted one is too long or taken
     */
    static String choose(String wanted, Stream<CredentialModel> others) throws EnrollmentRefusedException {
        Set<String> taken = others.map(CredentialModel::getUserLabel)
                .filter(label -> label != null)
                .map(label -> label.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        if (wanted == null || wanted.isBlank()) {
            return free(taken);
        }
        String label = wanted.strip();
        if (label.length() > FaceCredentialProvider.MAX_LABEL) {
            throw new EnrollmentRefusedException(EnrollmentRefusedException.Reason.LABEL_TOO_LONG);
        }
        if (taken.contains(label.toLowerCase(Locale.ROOT))) {
            throw new EnrollmentRefusedException(EnrollmentRefusedException.Reason.DUPLICATE_LABEL);
        }
        return label;
    }

    private static String free(Set<String> taken) {
        return IntStream.iterate(1, i -> i + 1)
                .mapToObj(i -> "Face " + i)
                .filter(label -> !taken.contains(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }
}
