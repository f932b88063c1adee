package io.github.keycloakface.bulk;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Enrolls the photos of one person, one after the other, so that their order decides which ones are kept. */
final class PersonEnrollment implements Callable<Void> {

    private final BulkEnrollment bulk;
    private final List<BulkPhoto> photos;
    private final Consumer<BulkResult> results;
    private final BooleanSupplier stopped;
    private final Map<String, String> seen = new HashMap<>();
    private String userId;
    private PhotoRefused nobody;

    PersonEnrollment(
            BulkEnrollment bulk, List<BulkPhoto> photos, Consumer<BulkResult> results, BooleanSupplier stopped) {
        this.bulk = bulk;
        this.photos = photos;
        this.results = results;
        this.stopped = stopped;
    }

    @Override
    public Void call() throws BulkStopped, IOException, InterruptedException {
        for (BulkPhoto photo : photos) {
            if (stopped.getAsBoolean()) {
                return null;
            }
            results.accept(enroll(photo));
        }
        return null;
    }

    private BulkResult enroll(BulkPhoto photo) throws BulkStopped, IOException, InterruptedException {
        try {
            byte[] bytes = bulk.source().read(photo);
            String digest = Digest.of(bytes);
            Optional<BulkResult> before = bulk.before(photo, digest);
            if (before.isPresent()) {
                seen.putIfAbsent(digest, photo.path());
                return before.get();
            }
            BulkResult result = decide(photo, digest, bytes);
            bulk.note(result, digest);
            return result;
        } catch (PhotoRefused e) {
            return BulkResult.refused(photo, e);
        }
    }

    private BulkResult decide(BulkPhoto photo, String digest, byte[] bytes) throws BulkStopped, InterruptedException {
        try {
            String twin = seen.putIfAbsent(digest, photo.path());
            if (twin != null) {
                throw new PhotoRefused("DUPLICATE_PHOTO", "The same file as " + twin + ": nothing is to be done.");
            }
            BulkOutcome outcome = outcome(digest, bytes);
            return outcome == BulkOutcome.FAILED ? BulkResult.failed(photo) : BulkResult.of(photo, outcome);
        } catch (PhotoRefused e) {
            return BulkResult.refused(photo, e);
        }
    }

    private BulkOutcome outcome(String digest, byte[] bytes) throws BulkStopped, InterruptedException, PhotoRefused {
        if (userId == null) {
            userId = findUser().orElse(null);
        }
        return userId == null ? BulkOutcome.FAILED : bulk.enroll(userId, digest, bytes);
    }

    /** Asked for once, however many photos a name has that nobody bears. */
    private Optional<String> findUser() throws BulkStopped, InterruptedException, PhotoRefused {
        if (nobody != null) {
            throw nobody;
        }
        try {
            return bulk.userId(photos.get(0).user());
        } catch (PhotoRefused e) {
            nobody = e;
            throw e;
        }
    }
}
