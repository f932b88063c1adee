package io.github.keycloakface.rest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The members of a request that mean something; every other is skipped. */
enum Member {
    ENCODED_IMAGE1("encoded_image1", 1),
    ENCODED_IMAGE2("encoded_image2", 2),
    COMPARE_ALL_FACES("compareAllFaces", 0),
    QUALITY_THRESHOLD("qualityThreshold", 0),
    MINIMUM_EYE_DISTANCE("minimumDistanceBetweenEyeThreshold", 0),
    FAR("FAR", 0);

    private static final Map<String, Member> BY_LOWER_CASE_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(member -> lower(member.text), Function.identity()));

    private final String text;
    private final int image;

    Member(String text, int image) {
        this.text = text;
        this.image = image;
    }

    String text() {
        return text;
    }

    /** 1 or 2; 0 for a member that is not an image. */
    int image() {
        return image;
    }

    static Optional<Member> named(String name) {
        return Optional.ofNullable(BY_LOWER_CASE_NAME.get(lower(name)));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
