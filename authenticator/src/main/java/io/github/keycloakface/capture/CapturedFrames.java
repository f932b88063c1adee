package io.github.keycloakface.capture;

import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceDefect;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The pictures that a page posts: one form field each, a JPEG in base64url. */
public final class CapturedFrames {

    /** Characters. Keycloak refuses form fields above 128 KiB with a bare 413, so the page stays well below. */
    public static final int MAX_CHARS = 90 * 1024;

    private static final String FIELD = "faceFrame";

    private CapturedFrames() {}

    /** Whether the form is an attempt at all, and not the press of another button. */
    public static boolean areIn(MultivaluedMap<String, String> form) {
        return form.containsKey(FIELD + 1);
    }

    /**
     * Reads the pictures.
     *
     * @param count how many there must be, 1 or more
     * @return encoded images, as many
     * @throws DefectiveFaceException when one is missing, too large or not base64url
     */
    public static List<byte[]> read(MultivaluedMap<String, String> form, int count) throws DefectiveFaceException {
        List<byte[]> frames = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            frames.add(decode(form.getFirst(FIELD + i)));
        }
        return frames;
    }

    /**
     * Reads the pictures of one capture. A sensor's noise never repeats itself: equal bytes are one picture posted
     * again. Whoever builds the form can change a byte, so this keeps page and server honest and stops nobody clever.
     *
     * @param count how many there must be, 1 or more
     * @return as {@link #read}
     * @throws DefectiveFaceException as there, and when two are equal
     */
    public static List<byte[]> readDifferent(MultivaluedMap<String, String> form, int count)
            throws DefectiveFaceException {
        List<byte[]> frames = read(form, count);
        for (int i = 1; i < count; i++) {
            byte[] frame = frames.get(i);
            if (frames.subList(0, i).stream().anyMatch(other -> Arrays.equals(other, frame))) {
                throw new DefectiveFaceException(FaceDefect.IMAGE);
            }
        }
        return frames;
    }

    private static byte[] decode(String text) throws DefectiveFaceException {
        if (text == null || text.isEmpty() || text.length() > MAX_CHARS) {
            throw new DefectiveFaceException(FaceDefect.IMAGE);
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new DefectiveFaceException(FaceDefect.IMAGE, e);
        }
    }
}
