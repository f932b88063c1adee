package io.github.keycloakface.evaluation.gallery;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A list of pairs: {@code path1,path2,same,fold} a line. Same is 1, 0, true or false; the fold, a whole number, may be
 * left out by all lines. A first line that says {@code path1,path2,...} is a heading.
 */
final class PairFile {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private final Path root;
    private final Path csv;

    /** A line; {@code fold} is null when it names none. */
    record Line(Path first, Path second, boolean same, Integer fold) {}

    private PairFile(Path root, Path csv) {
        this.root = root;
        this.csv = csv;
    }

    static List<Line> read(Path root, Path csv) throws IOException {
        return new PairFile(root, csv).lines();
    }

    private List<Line> lines() throws IOException {
        List<Line> lines = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(csv, StandardCharsets.UTF_8);
                CSVParser records = CSVParser.parse(reader, FORMAT)) {
            for (CSVRecord line : records) {
                if (!isHeading(line)) {
                    lines.add(line(line));
                }
            }
        } catch (UncheckedIOException e) {
            throw new IOException(csv + " is no CSV: " + e.getCause().getMessage(), e);
        }
        if (lines.isEmpty()) {
            throw new IOException(csv + " holds no pair; a line is path1,path2,same,fold");
        }
        long folds = lines.stream().filter(line -> line.fold != null).count();
        if (folds > 0 && folds < lines.size()) {
            throw new IOException(csv + ": some lines name a fold and some do not; name it in all or in none");
        }
        return lines;
    }

    private static boolean isHeading(CSVRecord line) {
        return line.getRecordNumber() == 1 && line.get(0).equalsIgnoreCase("path1");
    }

    private Line line(CSVRecord line) throws IOException {
        if (line.size() < 3 || line.size() > 4) {
            throw refusal(line, "has " + line.size() + " columns; a line is path1,path2,same,fold");
        }
        boolean hasFold = line.size() == 4 && !line.get(3).isEmpty();
        return new Line(photo(line, line.get(0)), photo(line, line.get(1)), same(line), hasFold ? fold(line) : null);
    }

    private Path photo(CSVRecord line, String path) throws IOException {
        try {
            Path photo = root.resolve(path).normalize();
            if (!path.isEmpty() && Files.isRegularFile(photo)) {
                return photo;
            }
        } catch (InvalidPathException e) {
            throw refusal(line, "'" + path + "' is no path");
        }
        throw refusal(line, "no photo '" + path + "' in " + root);
    }

    private boolean same(CSVRecord line) throws IOException {
        return switch (line.get(2).toLowerCase(Locale.ROOT)) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw refusal(line, "same is '" + line.get(2) + "'; write 1 or 0");
        };
    }

    private Integer fold(CSVRecord line) throws IOException {
        try {
            return Integer.valueOf(line.get(3));
        } catch (NumberFormatException e) {
            throw refusal(line, "fold is '" + line.get(3) + "'; write a whole number");
        }
    }

    private IOException refusal(CSVRecord line, String problem) {
        return new IOException(csv + ", pair " + line.getRecordNumber() + ": " + problem);
    }
}
