package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The corpus: every habit of callers in every situation, each through a real HTTP stack of its own. */
@ExtendWith(LiveServer.class)
class ClientHabitsIT {

    private final FaceApi api;

    @TempDir
    Path folder;

    ClientHabitsIT(FaceApi api) {
        this.api = api;
    }

    @TestFactory
    Stream<DynamicContainer> everyHabitUnderstandsEverySituation() throws IOException {
        CaseFolder.fill(folder, api.verifyUri(), Credentials.of(api));
        ClientRun run = new ClientRun(folder);
        return Arrays.stream(Habit.values())
                .map(habit -> dynamicContainer(
                        habit.name(),
                        Arrays.stream(Situation.values())
                                .map(situation ->
                                        dynamicTest(situation.name(), () -> understood(run, habit, situation)))));
    }

    @Test
    void theCorpusIsLarge() {
        assertThat(Habit.values()).hasSizeGreaterThanOrEqualTo(13);
        assertThat(Situation.values()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(Arrays.stream(Habit.values()).map(Habit::program).distinct()).hasSizeGreaterThanOrEqualTo(4);
    }

    private static void understood(ClientRun run, Habit habit, Situation situation) {
        String seen = run.seen(habit, situation);
        // reports number dynamic tests only
        String name = habit + " " + situation;
        assumeFalse(seen.startsWith("missing"), habit + " was not tried: " + seen);

        if (!situation.isCompared()) {
            assertThat(seen).as(name).isEqualTo(habit.outcome(situation));
            return;
        }
        assertThat(seen).as(name).matches(situation.outcome() + " \\d+(\\.\\d+)? \\d+(\\.\\d+)?");
        // how a request was written has no influence on what comes out
        assertThat(numbers(seen)).as(name).isEqualTo(numbers(run.seen(Habit.JAVA_URLCONNECTION, situation)));
    }

    private static double[] numbers(String seen) {
        return Arrays.stream(seen.split(" "))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
