package io.github.keycloakface.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloakface.bulk.PretendServer.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkRunTest {

    private static final int PEOPLE = 10;
    private static final int PHOTOS_EACH = 4;
    private static final int PARALLEL = 3;

    @TempDir
    Path temp;

    private PretendServer server;

    @BeforeEach
    void start() throws IOException {
        server = PretendServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyPhotoOfEverybodyIsEnrolledOnce() throws Exception {
        List<BulkResult> results = run(crowd());

        assertThat(results).extracting(BulkResult::outcome).hasSize(40).containsOnly(BulkOutcome.ENROLLED);
        assertThat(results).extracting(BulkResult::photo).containsExactlyElementsOf(crowd().photos());
        assertAllStoredOnce();
    }

    /** Whatever goes wrong between here and there: lost answers are the ones that would double. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noFailureLosesOrDoublesAPhoto(long seed) throws Exception {
        Random random = new Random(seed);
        List<Failure> kinds =
                List.of(Failure.of(503), Failure.of(429), Failure.of(502), Failure.lostAnswer(), Failure.lostAnswer());
        for (int i = 0; i < 60; i++) {
            server.failures.add(kinds.get(random.nextInt(kinds.size())));
        }

        // each call has ten attempts: a run may well end, and is started again then
        List<BulkResult> results = List.of();
        while (results.size() < PEOPLE * PHOTOS_EACH) {
            try {
                results = run(crowd());
            } catch (BulkStopped e) {
                assertThat(e.isPassing()).isTrue();
            }
        }

        assertAllStoredOnce();
    }

    @Test
    void aSecondRunSendsNothing() throws Exception {
        run(crowd());
        server.requests.clear();

        List<BulkResult> results = run(crowd());

        assertThat(server.requests).isEmpty();
        assertThat(results).extracting(BulkResult::outcome).hasSize(40).containsOnly(BulkOutcome.ENROLLED);
    }

    @Test
    void withoutItsJournalItSendsAgainAndDoublesNothing() throws Exception {
        run(crowd());
        Files.delete(journal());

        run(crowd());

        assertThat(server.requests).hasSize(2 * PEOPLE * PHOTOS_EACH);
        assertAllStoredOnce();
    }

    @Test
    void anotherFileInTheSamePlaceIsAnotherPhoto() throws Exception {
        run(new MemoryPhotos().with("id-1", "id-1/a", "old"));

        run(new MemoryPhotos().with("id-1", "id-1/a", "new"));

        assertThat(server.stored.get("id-1")).hasSize(2);
    }

    @Test
    void aPhotoThatWasMovedIsNotEnrolledAgain() throws Exception {
        run(new MemoryPhotos().with("id-1", "id-1/a", "photo"));

        run(new MemoryPhotos().with("id-1", "id-1/b", "photo"));

        assertThat(server.stored.get("id-1")).hasSize(1);
    }

    @Test
    void nobodySeesThatTwoUsersShareAPhoto() throws Exception {
        run(new MemoryPhotos().with("id-1", "id-1/a", "photo").with("id-2", "id-2/a", "photo"));

        assertThat(server.stored.get("id-1").keySet())
                .doesNotContainAnyElementsOf(server.stored.get("id-2").keySet());
    }

    @Test
    void oneFileTwiceIsOneReference() throws Exception {
        List<BulkResult> results =
                run(new MemoryPhotos().with("id-1", "id-1/a", "photo").with("id-1", "id-1/b", "photo"));

        assertThat(results.get(1).reason()).isEqualTo("DUPLICATE_PHOTO");
        assertThat(results.get(1).advice()).contains("id-1/a");
        assertThat(server.stored.get("id-1")).hasSize(1);
    }

    @Test
    void whatTheServerRefusesIsReportedAndNotedButNotSentAgain() throws Exception {
        MemoryPhotos photos = new MemoryPhotos().with("id-1", "id-1/a", "refuse NO_FACE");

        List<BulkResult> first = run(photos);
        List<BulkResult> second = run(photos);

        assertThat(first).isEqualTo(second);
        assertThat(first.get(0).reason()).isEqualTo("NO_FACE");
        assertThat(first.get(0).advice()).isEqualTo("Do this.");
        assertThat(server.requests).hasSize(1);
        run(photos, true);
        assertThat(server.requests).hasSize(2);
    }

    @Test
    void aServerErrorAtOnePhotoDoesNotStopTheOthersAndIsTriedNextTime() throws Exception {
        server.failures.add(new Failure(500, "{\"reason\":\"INTERNAL\"}", null, false));
        MemoryPhotos photos = new MemoryPhotos().with("id-1", "id-1/a", "1").with("id-1", "id-1/b", "2");

        List<BulkResult> first = run(photos);
        List<BulkResult> second = run(photos);

        assertThat(first).extracting(BulkResult::outcome).containsExactly(BulkOutcome.FAILED, BulkOutcome.ENROLLED);
        assertThat(second).extracting(BulkResult::outcome).containsOnly(BulkOutcome.ENROLLED);
    }

    @Test
    void aRefusedCallerEndsAllAndNobodyElseIsBegun() throws Exception {
        server.failures.addAll(List.of(Failure.of(403), Failure.of(403), Failure.of(403), Failure.of(403)));

        BulkStopped stopped = catchThrowableOfType(BulkStopped.class, () -> run(crowd()));

        assertThat(stopped).hasMessageContaining("manage-users");
        assertThat(stopped.isPassing()).isFalse();
        assertThat(server.requests).hasSizeLessThanOrEqualTo(PARALLEL);
    }

    @Test
    void aDryRunSendsNothing() throws Exception {
        BulkEnrollment bulk =
                new BulkEnrollment(crowd(), server.connect(), UserKey.ID, new PhotoBody(null, null, 0), null, false);
        BulkRun run = new BulkRun(bulk, crowd().photos(), (done, result) -> {});

        run.run(2);

        assertThat(run.results()).extracting(BulkResult::outcome).hasSize(40).containsOnly(BulkOutcome.READY);
        assertThat(server.requests).isEmpty();
    }

    private Path journal() {
        return temp.resolve("journal");
    }

    private List<BulkResult> run(PhotoSource photos) throws Exception {
        return run(photos, false);
    }

    private List<BulkResult> run(PhotoSource photos, boolean retryRefused) throws Exception {
        List<Integer> steps = new ArrayList<>();
        try (Journal journal = Journal.open(journal(), "here")) {
            BulkEnrollment bulk = new BulkEnrollment(
                    photos, server.connect(), UserKey.ID, new PhotoBody(null, null, 0), journal, retryRefused);
            BulkRun run = new BulkRun(bulk, photos.photos(), (done, result) -> steps.add(done));
            run.run(PARALLEL);
            assertThat(steps).isSorted().hasSize(photos.photos().size());
            return run.results();
        }
    }

    private static MemoryPhotos crowd() {
        MemoryPhotos photos = new MemoryPhotos();
        for (int person = 0; person < PEOPLE; person++) {
            for (int photo = 0; photo < PHOTOS_EACH; photo++) {
                photos.with("id-" + person, "id-" + person + "/" + photo, "photo " + photo + " of " + person);
            }
        }
        return photos;
    }

    private void assertAllStoredOnce() {
        assertThat(server.stored).hasSize(PEOPLE);
        Collection<Map<String, String>> everybody = server.stored.values();
        assertThat(everybody).allSatisfy(own -> {
            assertThat(own).hasSize(PHOTOS_EACH);
            assertThat(own.values()).doesNotHaveDuplicates();
        });
    }
}
