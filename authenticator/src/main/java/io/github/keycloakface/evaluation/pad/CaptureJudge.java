package io.github.keycloakface.evaluation.pad;

import io.github.keycloakface.evaluation.gallery.Photo;
import io.github.keycloakface.evaluation.gallery.PhotoSet;
import io.github.keycloakface.vision.verify.CaptureProbe;
import io.github.keycloakface.vision.verify.CaptureReader;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.FaceDefect;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Takes photos of one subject for the pictures of one login, and judges them by the classes that judge a login. */
record CaptureJudge(CaptureReader reader) {

    /** Pictures of one login. */
    static final int PICTURES = 3;

    /** Poor pictures count, too: what a login asks of them differs from step to step. */
    private static final int ANY_QUALITY = 1;

    /**
     * What was found.
     *
     * @param early share of live by the first picture alone; empty when it left a doubt
     * @param whole share of live by all; empty when one of them cannot be judged
     * @param defect why it cannot
     */
    record Finding(OptionalDouble early, OptionalDouble whole, Optional<FaceDefect> defect) {}

    /** One after the other by name, none twice; what is left over of a subject is not taken. */
    static List<List<Photo>> captures(PhotoSet photos) {
        List<List<Photo>> captures = new ArrayList<>();
        for (int person = 0; person < photos.people().size(); person++) {
            int whose = person;
            List<Photo> all = photos.photos().stream()
                    .filter(photo -> photo.person() == whose)
                    .toList();
            captures.addAll(captures(all));
        }
        return captures;
    }

    /** The same of one subject, in the order given. */
    static <T> List<List<T>> captures(List<T> ofOne) {
        List<List<T>> captures = new ArrayList<>();
        for (int i = 0; i + PICTURES <= ofOne.size(); i += PICTURES) {
            captures.add(ofOne.subList(i, i + PICTURES));
        }
        return captures;
    }

    /** Whose face it is decides nothing here: the first picture is taken for that of somebody who is known. */
    Finding judge(List<Photo> capture) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (Photo photo : capture) {
            pictures.add(Files.readAllBytes(photo.path()));
        }
        OptionalDouble early = OptionalDouble.empty();
        try {
            CaptureProbe inTurn = reader.read(pictures, ANY_QUALITY, embedding -> true);
            if (inTurn.faces().size() == PICTURES) {
                return new Finding(early, share(inTurn), Optional.empty());
            }
            early = share(inTurn);
            CaptureProbe whole = reader.read(pictures, ANY_QUALITY, embedding -> false);
            return new Finding(early, share(whole), Optional.empty());
        } catch (DefectiveFaceException e) {
            return new Finding(early, OptionalDouble.empty(), Optional.of(e.defect()));
        }
    }

    private static OptionalDouble share(CaptureProbe probe) {
        return OptionalDouble.of(probe.liveness().score());
    }
}
