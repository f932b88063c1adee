package io.github.keycloakface.evaluation.statistics;

/** What one thread of {@link AllPairs} has seen. */
final class PairSink {

    private final FaceSet faces;
    private final CosineHistogram impostors = new CosineHistogram();
    private final TailPairs tail;
    private final NearestImpostors nearest;
    private final GenuinePairs genuine = new GenuinePairs();

    PairSink(FaceSet faces, int tailCapacity) {
        this.faces = faces;
        this.tail = new TailPairs(tailCapacity);
        this.nearest = new NearestImpostors(faces.size());
    }

    void accept(int a, int b, float cosine) {
        int person = faces.people()[a];
        int other = faces.people()[b];
        if (person == other) {
            genuine(a, b, cosine);
        } else if (!faces.isIgnored(person, other)) {
            impostor(a, b, cosine);
        }
    }

    void genuine(int a, int b, float cosine) {
        genuine.add(cosine, a, b);
    }

    void impostor(int a, int b, float cosine) {
        impostors.add(cosine);
        tail.offer(cosine, a, b);
        nearest.offer(cosine, a, b);
    }

    void addAll(PairSink other) {
        impostors.add(other.impostors);
        tail.addAll(other.tail);
        nearest.addAll(other.nearest);
        genuine.addAll(other.genuine);
    }

    /** @param all whether every face met every other */
    Comparisons result(boolean all) {
        return new Comparisons(faces, impostors, tail.sorted(), genuine.ordered(), nearest, all);
    }
}
