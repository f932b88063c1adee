package io.github.keycloakface.evaluation.pad;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakface.evaluation.gallery.Photo;
import io.github.keycloakface.evaluation.gallery.PhotoSet;
import io.github.keycloakface.vision.Pictures;
import io.github.keycloakface.vision.TestPipeline;
import io.github.keycloakface.vision.verify.CaptureReader;
import io.github.keycloakface.vision.verify.FaceDefect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureJudgeTest {

    private static final CaptureJudge JUDGE =
            new CaptureJudge(new CaptureReader(TestPipeline.get(), TestPipeline.DECODER));

    private static final String FIRST = "franck_02159.jpg";
    private static final String SECOND = "franck_02221.jpg";
    private static final String NOT_LIVE = "queen20_crop.jpg";
    private static final String GROUP = "sample1.jpg";

    @Test
    void aSureFirstPictureIsJudgedAloneAndWithTheOthers() throws IOException {
        CaptureJudge.Finding found = JUDGE.judge(photos(FIRST, NOT_LIVE, NOT_LIVE));

        assertThat(found.early().orElseThrow()).isGreaterThan(0.99);
        assertThat(found.whole().orElseThrow()).isLessThan(found.early().orElseThrow());
        assertThat(found.defect()).isEmpty();
    }

    @Test
    void aDoubtfulFirstPictureIsJudgedWithTheOthers() throws IOException {
        CaptureJudge.Finding found = JUDGE.judge(photos(NOT_LIVE, FIRST, SECOND));

        assertThat(found.early()).isEmpty();
        assertThat(found.whole()).isPresent();
    }

    @Test
    void aPictureThatCannotBeJudgedHidesNoneThatDecides() throws IOException {
        CaptureJudge.Finding found = JUDGE.judge(photos(FIRST, GROUP, SECOND));

        assertThat(found.early()).isPresent();
        assertThat(found.whole()).isEmpty();
        assertThat(found.defect()).contains(FaceDefect.MANY_FACES);
    }

    @Test
    void photosOfOneSubjectAreTakenThreeAtATime() {
        List<Photo> photos = new ArrayList<>(photos(FIRST, SECOND, GROUP, NOT_LIVE));
        for (String of : List.of("a", "b", "c", "d", "e", "f")) {
            photos.add(new Photo(null, of, 1));
        }

        assertThat(CaptureJudge.captures(new PhotoSet(List.of("anna", "bert"), photos, List.of())))
                .extracting(capture -> capture.stream().map(Photo::name).toList())
                .containsExactly(List.of(FIRST, SECOND, GROUP), List.of("a", "b", "c"), List.of("d", "e", "f"));
    }

    private static List<Photo> photos(String... files) {
        List<Photo> photos = new ArrayList<>();
        for (String file : files) {
            photos.add(new Photo(Pictures.path(file), file, 0));
        }
        return photos;
    }
}
