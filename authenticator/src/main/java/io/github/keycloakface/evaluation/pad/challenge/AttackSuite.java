package io.github.keycloakface.evaluation.pad.challenge;

import io.github.keycloakface.evaluation.Measurement.Progress;
import io.github.keycloakface.evaluation.pad.challenge.Species.Presentation;
import io.github.keycloakface.evaluation.statistics.Interval;
import io.github.keycloakface.vision.challenge.Challenge;
import io.github.keycloakface.vision.challenge.ChallengeFrame;
import io.github.keycloakface.vision.challenge.ChallengeKind;
import io.github.keycloakface.vision.challenge.ChallengeVerdict;
import io.github.keycloakface.vision.challenge.ChallengeVerifier;
import io.github.keycloakface.vision.challenge.HeadReader;
import io.github.keycloakface.vision.verify.DefectiveFaceException;
import io.github.keycloakface.vision.verify.VerifyOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws challenges and has them answered, honestly and not. The same recordings and seed give the same trials. */
public final class AttackSuite {

    /** Challenges drawn for one trial before it is given up: few recordings show every pose. */
    private static final int DRAWS = 400;

    private static final long SEED = 20_260_701;

    private static final int BETWEEN_MILLIS = 400;
    private static final int BETWEEN_SPREAD = 600;

    private final ChallengeVerifier verifier;
    private final Studio studio;
    private final ChallengeKind kind;

    public AttackSuite(ChallengeVerifier verifier, HeadReader heads, ChallengeKind kind) {
        this.verifier = verifier;
        this.studio = new Studio(heads);
        this.kind = kind;
    }

    /**
     * Answers challenges.
     *
     * @param live folder that holds a folder a person with frames of that person in many poses
     * @param spoof the same with frames of pictures of people before a camera; null for none
     * @param trials of each species
     * @throws IOException when a folder cannot be read or shows nobody
     */
    public List<Trial> run(Path live, Path spoof, int trials, Progress progress) throws IOException {
        List<Recording> people = studio.read(live, progress);
        if (people.isEmpty()) {
            throw new IOException(live + " holds no frame with one near face");
        }
        List<Recording> both = Stream.concat(
                        people.stream(), people.stream().map(studio::mirrored).flatMap(Optional::stream))
                .toList();
        Cast cast = new Cast(studio, both);
        List<Species> species = new ArrayList<>(cast.genuine());
        species.addAll(new Pictures(new Cast(studio, people)).all());
        if (spoof != null) {
            species.add(Pictures.real(studio, studio.read(spoof, progress)));
        }
        species.addAll(new Replays(cast).all());
        List<Trial> all = new ArrayList<>();
        for (Species one : species) {
            all.addAll(trials(one, trials, progress));
        }
        return all;
    }

    private List<Trial> trials(Species species, int trials, Progress progress) {
        LongConsumer bar = progress.begin(species.name(), trials);
        AtomicLong done = new AtomicLong();
        return IntStream.range(0, trials)
                .parallel()
                .mapToObj(i -> {
                    Trial trial = trial(species, new SplittableRandom(SEED + Objects.hash(species.name(), i)));
                    bar.accept(done.incrementAndGet());
                    return trial;
                })
                .filter(Objects::nonNull)
                .toList();
    }

    /** Null when no challenge could be answered in this way. */
    private Trial trial(Species species, SplittableRandom random) {
        for (int i = 0; i < DRAWS; i++) {
            Challenge challenge = Challenge.draw(kind, random);
            Optional<Presentation> presented = species.answering().to(challenge, random);
            if (presented.isPresent()) {
                return judged(species, challenge, presented.get(), random);
            }
        }
        return null;
    }

    private Trial judged(Species species, Challenge challenge, Presentation presented, SplittableRandom random) {
        List<ChallengeFrame> frames = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < presented.images().size(); i++) {
            now += challenge.steps().get(i).holdMillis() + BETWEEN_MILLIS + random.nextInt(BETWEEN_SPREAD);
            frames.add(new ChallengeFrame(i, presented.images().get(i), now));
        }
        try {
            ChallengeVerdict verdict = verifier.judge(challenge, frames, VerifyOptions.DEFAULT_MIN_QUALITY);
            List<String> refusals =
                    verdict.findings().stream().map(Enum::name).sorted().toList();
            return new Trial(species.name(), species.attack(), presented.person(), refusals, verdict.evidence());
        } catch (DefectiveFaceException e) {
            return new Trial(
                    species.name(), species.attack(), presented.person(), List.of("front " + e.defect()), null);
        }
    }

    /** Counts trials. */
    public static SuiteReport report(String pack, ChallengeKind kind, List<Trial> trials) {
        List<SuiteReport.Row> rows = trials.stream()
                .map(Trial::species)
                .distinct()
                .map(name -> row(trials.stream()
                        .filter(trial -> trial.species().equals(name))
                        .toList()))
                .toList();
        int people = (int) trials.stream().map(Trial::person).distinct().count();
        return new SuiteReport(SuiteReport.SCHEMA, pack, kind, people, rows);
    }

    private static SuiteReport.Row row(List<Trial> trials) {
        Trial first = trials.get(0);
        TreeMap<String, Integer> refusals = new TreeMap<>();
        trials.forEach(trial -> trial.refusals().forEach(refusal -> refusals.merge(refusal, 1, Integer::sum)));
        int errors = (int) trials.stream()
                .filter(trial -> trial.passed() == first.attack())
                .count();
        return new SuiteReport.Row(
                first.species(),
                first.attack(),
                trials.size(),
                errors,
                (double) errors / trials.size(),
                Interval.ofShare(errors, trials.size()),
                refusals);
    }
}
