package io.github.keycloakface.cli;

import io.github.keycloakface.bulk.BulkEnrollment;
import io.github.keycloakface.bulk.BulkOutcome;
import io.github.keycloakface.bulk.BulkPhoto;
import io.github.keycloakface.bulk.BulkReport;
import io.github.keycloakface.bulk.BulkRun;
import io.github.keycloakface.bulk.BulkStopped;
import io.github.keycloakface.bulk.BulkTally;
import io.github.keycloakface.bulk.Journal;
import io.github.keycloakface.bulk.PhotoSource;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Enrolls many photos into a realm. */
@Command(
        name = "enroll",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Enrolls photos of many users into a realm. Started again after any end, it goes on where it stopped.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every photo is a reference",
            "1:some are not; the report says why",
            "2:wrong call",
            "3:stopped: something is to be set right first",
            "4:stopped: the server was away too long; start again"
        })
final class EnrollCommand implements Callable<Integer> {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    @Mixin
    private EnrollServer server;

    @Mixin
    private EnrollPhotos photos;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "What is done with, a line a photo (default: face-enroll.journal).")
    private Path journalFile = Path.of("face-enroll.journal");

    @Option(names = "--report", paramLabel = "FILE", description = "Write what became of each photo to this CSV file.")
    private Path report;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "4",
            description = "People worked on at a time, 1 to 64 (default: ${DEFAULT-VALUE}).")
    private int parallel;

    @Option(names = "--retry-refused", description = "Try photos again that an earlier run saw refused.")
    private boolean retryRefused;

    @Option(names = "--dry-run", description = "Look for the users and read the photos, but send none.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (parallel < 1 || parallel > 64) {
            throw new CommandFailure("--parallel must be from 1 to 64.");
        }
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        try (PhotoSource source = photos.open();
                Journal journal = dryRun
                        ? null
                        : Journal.open(journalFile, server.address().toString())) {
            List<BulkPhoto> all = source.photos();
            if (all.isEmpty()) {
                throw new CommandFailure("There are no photos: each person needs a folder, with photos in it.");
            }
            BulkEnrollment bulk = new BulkEnrollment(
                    source, server.connect(http), photos.key(), photos.body(), journal, retryRefused);
            return run(bulk, all);
        } catch (BulkStopped e) {
            throw new CommandFailure(e);
        } catch (IOException e) {
            throw new CommandFailure("Cannot read or write: " + e.getMessage(), e);
        }
    }

    private int run(BulkEnrollment bulk, List<BulkPhoto> all) throws BulkStopped, IOException, InterruptedException {
        ProgressLine line = new ProgressLine(spec.commandLine().getErr(), "photos", all.size());
        BulkTally tally = new BulkTally();
        BulkRun run = new BulkRun(bulk, all, (done, result) -> {
            tally.add(result);
            line.show(done, ", " + tally.of(BulkOutcome.REFUSED) + " refused");
        });
        try {
            run.run(parallel);
        } finally {
            if (report != null) {
                BulkReport.write(report, run.results());
            }
        }
        tally.print(spec.commandLine().getOut());
        return tally.isClean() ? 0 : 1;
    }
}
