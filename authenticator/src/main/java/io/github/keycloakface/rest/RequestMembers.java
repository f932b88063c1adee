package io.github.keycloakface.rest;

import io.github.keycloakface.http.Base64Text;
import io.github.keycloakface.http.FaceProblem;
import io.github.keycloakface.http.ProblemException;
import io.github.keycloakface.http.Reason;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a request brought, whatever its notation; says what is wrong only when all of it was read. */
final class RequestMembers {

    /** Longer than every number and truth value that has a meaning. */
    static final int MAX_SCALAR_CHARS = 64;

    private final Set<Member> known;
    private final Set<Member> seen = EnumSet.noneOf(Member.class);
    private final Map<Member, Base64Text> images = new EnumMap<>(Member.class);
    private final Set<Member> imagesOfOtherType = EnumSet.noneOf(Member.class);
    private final Map<Member, String> scalars = new EnumMap<>(Member.class);

    /** @param known the members that mean something to who asks */
    RequestMembers(Set<Member> known) {
        this.known = known;
    }

    Optional<Member> named(String name) {
        return known.stream().filter(member -> member.isNamed(name)).findFirst();
    }

    /** Which of two equal members counts differs from reader to reader, so neither does. */
    void announce(Member member) throws ProblemException {
        if (!seen.add(member)) {
            throw malformed("The member " + member.text() + " is there twice: send it once.");
        }
    }

    void image(Member member, Base64Text text) {
        images.put(member, text);
    }

    void imageOfOtherType(Member member) {
        imagesOfOtherType.add(member);
    }

    void scalar(Member member, String text) {
        scalars.put(member, text.trim());
    }

    boolean isEmpty() {
        return seen.isEmpty();
    }

    void requirePresent(Member member) throws ProblemException {
        Base64Text text = images.get(member);
        if (!imagesOfOtherType.contains(member) && (text == null || text.isEmpty())) {
            throw new ProblemException(Reason.missing(member.image()));
        }
    }

    /** The decoded image, once. */
    byte[] bytes(Member member) throws ProblemException {
        return Optional.ofNullable(images.remove(member))
                .flatMap(Base64Text::bytes)
                .orElseThrow(() -> new ProblemException(Reason.notBase64(member.image())));
    }

    /** A truth value; false when absent. */
    boolean truth(Member member) throws ProblemException {
        String text = scalars.getOrDefault(member, "false").toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw malformed(member.text() + " must be true or false.");
        };
    }

    Optional<String> scalar(Member member) {
        return Optional.ofNullable(scalars.get(member));
    }

    static ProblemException malformed(String sentence) {
        return new ProblemException(FaceProblem.of(Reason.MALFORMED_JSON, sentence));
    }
}
