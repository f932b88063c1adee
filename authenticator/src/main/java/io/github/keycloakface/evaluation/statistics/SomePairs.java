package io.github.keycloakface.evaluation.statistics;

/** Compares chosen pairs, for photos of which it is not known in general who is who. */
public final class SomePairs {

    private final FaceSet faces;
    private final PairSink sink;

    public SomePairs(FaceSet faces) {
        this.faces = faces;
        this.sink = new PairSink(faces, AllPairs.TAIL);
    }

    /**
     * Compares two faces.
     *
     * @param same whether they are of one person
     */
    public void add(int first, int second, boolean same) {
        float cosine = (float) Cosine.of(faces.units()[first], faces.units()[second]);
        if (same) {
            sink.genuine(first, second, cosine);
        } else {
            sink.impostor(first, second, cosine);
        }
    }

    public Comparisons result() {
        return sink.result(false);
    }
}
