package io.github.keycloakface.evaluation.gallery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The photos to measure, and whose they are.
 *
 * @param people names, sorted; a photo's person is an index into them
 * @param photos sorted by path
 * @param pairs the lines of a list of pairs; empty when a whole folder is measured
 */
public record PhotoSet(List<String> people, List<Photo> photos, List<ListedPair> pairs) {

    public PhotoSet {
        people = List.copyOf(people);
        photos = List.copyOf(photos);
        pairs = List.copyOf(pairs);
    }

    /**
     * All photos of a folder that holds a folder a person.
     *
     * @throws IOException when the folder cannot be read
     */
    public static PhotoSet folder(Path root) throws IOException {
        requireFolder(root);
        try (Stream<Path> files = Files.walk(root, 2, FileVisitOption.FOLLOW_LINKS)) {
            SortedSet<Path> photos = new TreeSet<>(files.filter(p -> !root.equals(p.getParent()) && !root.equals(p))
                    .filter(Files::isRegularFile)
                    .filter(p -> p.toString().matches("(?i).*\\.(jpe?g|png|bmp)"))
                    .toList());
            return of(root, photos, List.of());
        } catch (UncheckedIOException e) {
            throw new IOException(root + " cannot be read: " + e.getCause().getMessage(), e);
        }
    }

    /**
     * The photos that a list of pairs names; the person is the folder in which a photo lies.
     *
     * @param root where the paths of the list start
     * @param csv {@code path1,path2,same,fold}, see {@link PairFile}
     * @throws IOException when a line is wrong or a photo is not there; the message names the line
     */
    public static PhotoSet listed(Path root, Path csv) throws IOException {
        requireFolder(root);
        List<PairFile.Line> lines = PairFile.read(root, csv);
        SortedSet<Path> photos = new TreeSet<>();
        lines.forEach(line -> photos.addAll(List.of(line.first(), line.second())));
        return of(root, photos, lines);
    }

    private static void requireFolder(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new IOException(root + " is no folder; name one that holds a folder a person");
        }
    }

    private static PhotoSet of(Path root, SortedSet<Path> paths, List<PairFile.Line> lines) {
        TreeMap<String, Integer> people = new TreeMap<>();
        paths.forEach(path -> people.put(person(path), 0));
        int number = 0;
        for (Map.Entry<String, Integer> person : people.entrySet()) {
            person.setValue(number++);
        }
        List<Photo> photos = new ArrayList<>();
        Map<Path, Integer> places = new HashMap<>();
        for (Path path : paths) {
            places.put(path, photos.size());
            photos.add(new Photo(path, root.relativize(path).toString(), people.get(person(path))));
        }
        List<ListedPair> pairs = lines.stream()
                .map(line ->
                        new ListedPair(places.get(line.first()), places.get(line.second()), line.same(), line.fold()))
                .toList();
        return new PhotoSet(List.copyOf(people.keySet()), photos, pairs);
    }

    private static String person(Path photo) {
        return photo.toAbsolutePath().normalize().getParent().getFileName().toString();
    }

    /**
     * Whether the folders tell who is who: always without a list, with one when no pair of it says otherwise. If not,
     * only the pairs of the list can be compared.
     */
    public boolean foldersArePeople() {
        Set<Integer> seen = new HashSet<>();
        for (ListedPair pair : pairs) {
            int first = photos.get(pair.first()).person();
            int second = photos.get(pair.second()).person();
            if (pair.same() != (first == second)) {
                return false;
            }
            seen.add(first);
            seen.add(second);
        }
        return pairs.isEmpty() || seen.size() > 1;
    }
}
