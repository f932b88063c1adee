package io.github.keycloakface.rest;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The members of a request that mean something; every other is skipped. */
enum Member {
    ENCODED_IMAGE1(1, "encoded_image1"),
    ENCODED_IMAGE2(2, "encoded_image2"),
    COMPARE_ALL_FACES(0, "compareAllFaces"),
    QUALITY_THRESHOLD(0, "qualityThreshold"),
    MINIMUM_EYE_DISTANCE(0, "minimumDistanceBetweenEyeThreshold"),
    FAR(0, "FAR"),
    /** Who sends one image only sees no reason for a number. */
    IMAGE(1, "encoded_image1", "encoded_image1?|image"),
    RETURN_LANDMARKS(0, "returnLandmarks");

    /** Of a request that compares. */
    static final Set<Member> OF_TWO_IMAGES = Collections.unmodifiableSet(EnumSet.range(ENCODED_IMAGE1, FAR));

    /** Of a request about the faces of one image. */
    static final Set<Member> OF_ONE_IMAGE = Collections.unmodifiableSet(EnumSet.of(IMAGE, RETURN_LANDMARKS));

    private final int image;
    private final String text;
    private final Pattern names;

    Member(int image, String text) {
        this(image, text, text);
    }

    /** @param names every name, as a regular expression */
    Member(int image, String text, String names) {
        this.image = image;
        this.text = text;
        this.names = Pattern.compile(names, Pattern.CASE_INSENSITIVE);
    }

    /** The name under which it is documented. */
    String text() {
        return text;
    }

    /** 1 or 2; 0 for a member that is not an image. */
    int image() {
        return image;
    }

    /** Whether a name, in any case, means this member. */
    boolean isNamed(String name) {
        return names.matcher(name).matches();
    }
}
