package io.github.keycloakface.evaluation.statistics;

import java.util.Set;

/**
 * Faces to compare with each other.
 *
 * @param units unit vectors of one length
 * @param people whose face it is: an index below {@code peopleCount}
 * @param ignored pairs of people, as {@link #key}, that are no honest impostors: one person under two names
 */
public record FaceSet(float[][] units, int[] people, int peopleCount, Set<Long> ignored) {

    public FaceSet {
        if (units.length != people.length) {
            throw new IllegalArgumentException(units.length + " vectors of " + people.length + " faces");
        }
        ignored = Set.copyOf(ignored);
    }

    /** One number for two people, in either order. */
    public static long key(int person, int other) {
        return ((long) Math.min(person, other) << 32) | Math.max(person, other);
    }

    int size() {
        return units.length;
    }

    boolean isIgnored(int person, int other) {
        return !ignored.isEmpty() && ignored.contains(key(person, other));
    }

    /** How many faces each person has. */
    int[] facesOfPeople() {
        int[] faces = new int[peopleCount];
        for (int person : people) {
            faces[person]++;
        }
        return faces;
    }
}
