package io.github.keycloakface.vision.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SimilarityTest {

    private static final List<Point> FACE =
            List.of(new Point(38, 52), new Point(74, 51), new Point(56, 72), new Point(42, 92), new Point(71, 92));

    @Provide
    Arbitrary<Similarity> similarities() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0.01, 100),
                        Arbitraries.doubles().between(-3.14, 3.14),
                        Arbitraries.doubles().between(-5000, 5000),
                        Arbitraries.doubles().between(-5000, 5000))
                .as((scale, angle, tx, ty) -> new Similarity(scale * Math.cos(angle), scale * Math.sin(angle), tx, ty));
    }

    @Property
    void fitRecoversWhatMovedThePoints(@ForAll("similarities") Similarity moved) {
        Similarity fit = Similarity.fit(FACE, FACE.stream().map(moved::apply).toList());

        assertThat(fit.a()).isCloseTo(moved.a(), within(1e-8));
        assertThat(fit.b()).isCloseTo(moved.b(), within(1e-8));
        assertThat(fit.tx()).isCloseTo(moved.tx(), within(1e-6));
        assertThat(fit.ty()).isCloseTo(moved.ty(), within(1e-6));
    }

    @Property
    void inverseLeadsBack(@ForAll("similarities") Similarity there) {
        Similarity back = there.inverse();

        for (Point p : FACE) {
            assertThat(back.apply(there.apply(p)).distance(p)).isLessThan(1e-6);
        }
        assertThat(there.scale() * back.scale()).isCloseTo(1, within(1e-9));
    }

    @Property
    void aLevelsPixelsMapAsThePhotosDo(@ForAll("similarities") Similarity fromPhoto) {
        Similarity fromQuarter = fromPhoto.fromScaled(0.25);

        for (Point p : FACE) {
            assertThat(fromQuarter.apply(p.times(0.25)).distance(fromPhoto.apply(p)))
                    .isLessThan(1e-6);
        }
    }

    @Example
    void theFitIsTheNearestWhereNoneIsExact() {
        List<Point> bent =
                List.of(new Point(40, 50), new Point(75, 53), new Point(55, 74), new Point(40, 90), new Point(73, 93));
        Similarity fit = Similarity.fit(FACE, bent);
        double least = error(fit, bent);

        for (double d : new double[] {-0.01, 0.01}) {
            assertThat(error(new Similarity(fit.a() + d, fit.b(), fit.tx(), fit.ty()), bent))
                    .isGreaterThan(least);
            assertThat(error(new Similarity(fit.a(), fit.b() + d, fit.tx(), fit.ty()), bent))
                    .isGreaterThan(least);
            assertThat(error(new Similarity(fit.a(), fit.b(), fit.tx() + d, fit.ty()), bent))
                    .isGreaterThan(least);
            assertThat(error(new Similarity(fit.a(), fit.b(), fit.tx(), fit.ty() + d), bent))
                    .isGreaterThan(least);
        }
    }

    @Example
    void pointsThatCoincideOrDoNotPairAreRefused() {
        Point p = new Point(3, 4);
        List<Point> same = List.of(p, p);

        assertThatThrownBy(() -> Similarity.fit(same, FACE.subList(0, 2))).hasMessageContaining("coincide");
        assertThatThrownBy(() -> Similarity.fit(FACE, same)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Similarity.fit(FACE.subList(0, 1), FACE.subList(0, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double error(Similarity s, List<Point> to) {
        double sum = 0;
        for (int i = 0; i < to.size(); i++) {
            sum += Math.pow(s.apply(FACE.get(i)).distance(to.get(i)), 2);
        }
        return sum;
    }
}
