package io.github.keycloakface.evaluation.statistics;

/**
 * All pairs of a {@link FaceSet}. A false-match rate is the share of impostor pairs at or above a cosine, a false
 * non-match rate the share of genuine pairs below it, as in ISO/IEC 19795-1.
 */
public final class Comparisons {

    private final FaceSet faces;
    private final CosineHistogram impostors;
    private final TailPairs.Sorted tail;
    private final GenuinePairs genuine;
    private final NearestImpostors nearest;
    private final boolean allPairs;
    private final long impostorCount;

    Comparisons(
            FaceSet faces,
            CosineHistogram impostors,
            TailPairs.Sorted tail,
            GenuinePairs genuine,
            NearestImpostors nearest,
            boolean allPairs) {
        this.faces = faces;
        this.impostors = impostors;
        this.tail = tail;
        this.genuine = genuine;
        this.nearest = nearest;
        this.allPairs = allPairs;
        this.impostorCount = impostors.count();
    }

    /** The faces that were compared. */
    public FaceSet faces() {
        return faces;
    }

    TailPairs.Sorted tail() {
        return tail;
    }

    GenuinePairs genuine() {
        return genuine;
    }

    /** Whether every face met every other, or only chosen pairs were compared. */
    public boolean isAllPairs() {
        return allPairs;
    }

    public long impostorCount() {
        return impostorCount;
    }

    public int genuineCount() {
        return genuine.size();
    }

    /** How many impostor pairs reach a cosine; below the {@linkplain #isExact exact} part up to a bin of 0.0001 off. */
    public long impostorsFrom(double cosine) {
        return isExact(cosine) ? tail.countFrom(cosine) : impostors.countFrom(cosine);
    }

    /** Whether all impostor pairs at or above a cosine are known one by one. */
    boolean isExact(double cosine) {
        return tail.size() == impostorCount || tail.size() > 0 && cosine > tail.cosines()[tail.size() - 1];
    }

    /**
     * A cosine that at most a share {@code fmr} of the impostor pairs reaches, as low as the pairs allow: half-way
     * between the last pair that is let through and the first that is not.
     */
    public double cosineAt(double fmr) {
        long allowed = allowed(fmr);
        if (allowed >= tail.size()) {
            return allowed >= impostorCount ? -1 : impostors.edgeAbove(allowed);
        }
        float refused = tail.cosines()[(int) allowed];
        float passed = allowed == 0 ? refused : tail.cosines()[(int) allowed - 1];
        return passed > refused ? ((double) passed + refused) / 2 : Math.nextUp((double) refused);
    }

    /** 0.7 of 180 is 126, but 0.7 * 180 is a little less. */
    private long allowed(double fmr) {
        long floor = (long) (fmr * impostorCount);
        return (double) (floor + 1) / impostorCount <= fmr ? floor + 1 : floor;
    }

    /** Share of impostor pairs at or above a cosine. */
    public double fmr(double cosine) {
        return (double) impostorsFrom(cosine) / impostorCount;
    }

    /** Share of genuine pairs below a cosine. */
    public double fnmr(double cosine) {
        int missed = 0;
        for (int i = 0; i < genuine.size(); i++) {
            missed += genuine.cosine(i) < cosine ? 1 : 0;
        }
        return (double) missed / genuine.size();
    }

    /** The same with one vote a person, so that those with many photos do not decide. */
    public double fnmrByPerson(double cosine) {
        return new Misses(this, cosine).byPerson(person -> 1);
    }

    /**
     * The share of faces whose most similar strangers would pass: attackers who look like their victim.
     *
     * @param strangers how many of the most similar faces of other people try, 1..10
     * @return share of those attempts at or above the cosine
     */
    public double fmrOfNearest(int strangers, double cosine) {
        long tried = 0;
        long passed = 0;
        for (int face = 0; face < nearest.faces(); face++) {
            for (int rank = 0; rank < strangers; rank++) {
                float met = nearest.cosine(face, rank);
                tried += met > Float.NEGATIVE_INFINITY ? 1 : 0;
                passed += met >= cosine ? 1 : 0;
            }
        }
        return (double) passed / tried;
    }

    /** Excesses of the impostor pairs at or above a cosine that lies in the exact part, greatest first. */
    double[] excesses(double cosine) {
        double[] excesses = new double[tail.countFrom(cosine)];
        for (int i = 0; i < excesses.length; i++) {
            excesses[i] = tail.cosines()[i] - cosine;
        }
        return excesses;
    }
}
