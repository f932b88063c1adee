package io.github.keycloakface.delivery;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs each client program once, for all its cases, and knows what it saw. */
final class ClientRun {

    /** A web origin of the client {@code face-api} in the demo realm. */
    static final String ORIGIN = "localhost:8000";

    private final Path folder;
    private final Map<String, Map<String, String>> seen = new LinkedHashMap<>();

    ClientRun(Path folder) {
        this.folder = folder;
    }

    /** What a caller made of the answer: {@code match SCORE QUALITY}, {@code nomatch ...}, {@code refused ...}. */
    String seen(Habit habit, Situation situation) {
        String program = program(habit);
        String tool = program.substring(0, program.indexOf(' '));
        assumeTrue(
                tool.equals("browser") ? isOnPath("chromium") && isOnPath("chromedriver") : isOnPath(tool),
                tool + " is not on this machine: " + program + " was not tried");
        if (!seen.containsKey(program)) {
            // a program that fails does so once, not for each of its cases
            seen.put(program, Map.of());
            seen.put(program, run(program));
        }
        return seen.get(program).getOrDefault(habit + "\t" + situation, "nothing");
    }

    private static String program(Habit habit) {
        // where PHP is not installed, curl stands in, with what sets PHP's requests apart
        return habit == Habit.PHP_CURL && !isOnPath("php") ? Habit.CURL_SHELL.program() : habit.program();
    }

    private Map<String, String> run(String program) {
        String[] words = program.split(" ");
        try {
            return parsed(words[0].equals("browser") ? inBrowser(words[1]) : inProcess(words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String inProcess(String[] words) throws IOException, InterruptedException {
        Path temp = Files.createTempDirectory(folder, "run");
        return Shell.run(folder, temp, words[0], words[1], CaseFolder.CASES)
                .succeeds()
                .output();
    }

    private String inBrowser(String page) throws IOException {
        try (Pages pages = Pages.of(folder);
                Browser browser = Browser.withPageAt(ORIGIN, pages.port())) {
            browser.open(URI.create("http://" + ORIGIN + "/" + page));
            for (String line : Files.readAllLines(folder.resolve(CaseFolder.CASES))) {
                if (line.startsWith("BROWSER_")) {
                    String[] columns = line.split("\t", -1);
                    // a tab is shown as a blank
                    browser.await(columns[0] + " " + columns[1] + " ");
                }
            }
            return browser.find("#seen").getDomProperty("textContent");
        }
    }

    private static Map<String, String> parsed(String output) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : output.lines().toList()) {
            int end = line.lastIndexOf('\t');
            if (end > 0) {
                lines.put(line.substring(0, end), line.substring(end + 1));
            }
        }
        return lines;
    }

    static boolean isOnPath(String tool) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, tool)));
    }
}
