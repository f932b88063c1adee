package io.github.keycloakface.delivery;

import static io.github.keycloakface.delivery.Situation.Caller.KNOWN;
import static io.github.keycloakface.delivery.Situation.Caller.UNKNOWN;
import static io.github.keycloakface.delivery.Situation.Caller.WITHOUT_ROLE;

/** What a caller sends to {@code face/verify}, and what must come back to him, whatever he is written in. */
enum Situation {
    SAME_PERSON("franck.jpg", "again.jpg", "match"),
    OTHER_PERSON("franck.jpg", "audrey.jpg", "nomatch"),
    SAME_PHOTO("audrey.jpg", "audrey.jpg", "match"),
    PNG("franck.png", "again.jpg", "match"),
    BMP("again.jpg", "franck.bmp", "match"),
    GREY_JPEG("grey.jpg", "again.jpg", "match"),
    TURNED_AS_EXIF_SAYS("turned.jpg", "again.jpg", "match"),
    STRANGER_IN_A_GROUP("franck.jpg", "group3.jpg", "nomatch"),
    BEST_OF_ONE_GROUP_IN_ANOTHER("group1.jpg", "group3.jpg", "match"),
    ANY_OF_ONE_GROUP_IN_ANOTHER("group3.jpg", "group1.jpg", "{\"compareAllFaces\":true}", "match"),
    LOWEST_QUALITY_THRESHOLD("franck.jpg", "again.jpg", "{\"qualityThreshold\":21}", "match"),
    QUALITY_BELOW_THRESHOLD("blurred.jpg", "again.jpg", "{\"qualityThreshold\":95}", "refused 400 IMAGE1_LOW_QUALITY"),
    QUALITY_THRESHOLD_TOO_LOW(
            "franck.jpg", "again.jpg", "{\"qualityThreshold\":20}", "refused 400 QUALITY_THRESHOLD_OUT_OF_RANGE"),
    FAR_OF_THE_DEFAULT("franck.jpg", "again.jpg", "{\"FAR\":0.001}", "match"),
    FAR_TOO_STRICT_FOR_THE_PAIR("franck.jpg", "again.jpg", "{\"FAR\":1e-8}", "nomatch"),
    FAR_THAT_IS_NO_POWER_OF_TEN("franck.jpg", "again.jpg", "{\"FAR\":3}", "refused 400 FAR_UNSUPPORTED"),
    EYES_TOO_CLOSE(
            "franck.jpg",
            "again.jpg",
            "{\"minimumDistanceBetweenEyeThreshold\":5000}",
            "refused 400 IMAGE1_LOW_QUALITY"),
    NO_FIRST_IMAGE("-", "again.jpg", "refused 400 IMAGE1_MISSING"),
    EMPTY_SECOND_IMAGE("franck.jpg", "=", "refused 400 IMAGE2_MISSING"),
    NOT_BASE64("=###", "again.jpg", "refused 400 IMAGE1_NOT_BASE64"),
    GIF("franck.jpg", "none.gif", "refused 400 IMAGE2_UNSUPPORTED_FORMAT"),
    CUT_OFF("cut.jpg", "again.jpg", "refused 400 IMAGE1_UNREADABLE"),
    TOO_MANY_PIXELS("franck.jpg", "huge.png", "refused 400 IMAGE2_TOO_LARGE"),
    NO_FACE_IN_THE_FIRST("none.jpg", "again.jpg", "refused 400 IMAGE1_NO_FACE"),
    NO_FACE_IN_THE_SECOND("franck.jpg", "none.jpg", "refused 400 IMAGE2_NO_FACE"),
    UNKNOWN_CALLER("franck.jpg", "again.jpg", UNKNOWN, "refused 401 KEY_INVALID"),
    CALLER_WITHOUT_THE_ROLE("franck.jpg", "again.jpg", WITHOUT_ROLE, "refused 403 NOT_ALLOWED");

    /** Who sends it. */
    enum Caller {
        KNOWN,
        UNKNOWN,
        WITHOUT_ROLE
    }

    private static final String NO_OPTIONS = "{}";

    private final String image1;
    private final String image2;
    private final String options;
    private final Caller caller;
    private final String outcome;

    /**
     * @param image1 a file of the {@link CaseFolder}; {@code -} for no member; {@code =} and the member's value
     * @param options JSON object
     * @param outcome {@code match}, {@code nomatch} or {@code refused STATUS REASON}
     */
    Situation(String image1, String image2, String options, Caller caller, String outcome) {
        this.image1 = image1;
        this.image2 = image2;
        this.options = options;
        this.caller = caller;
        this.outcome = outcome;
    }

    Situation(String image1, String image2, String outcome) {
        this(image1, image2, NO_OPTIONS, KNOWN, outcome);
    }

    Situation(String image1, String image2, String options, String outcome) {
        this(image1, image2, options, KNOWN, outcome);
    }

    Situation(String image1, String image2, Caller caller, String outcome) {
        this(image1, image2, NO_OPTIONS, caller, outcome);
    }

    String image1() {
        return image1;
    }

    String image2() {
        return image2;
    }

    String options() {
        return options;
    }

    Caller caller() {
        return caller;
    }

    String outcome() {
        return outcome;
    }

    boolean isCompared() {
        return !outcome.startsWith("refused");
    }
}
