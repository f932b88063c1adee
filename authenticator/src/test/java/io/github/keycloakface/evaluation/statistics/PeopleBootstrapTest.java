package io.github.keycloakface.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Example;

class PeopleBootstrapTest {

    private static final FaceSet FACES = DrawnFaces.random(40, 3, 6, 0.6, 11);

    @Example
    void theSameSeedGivesTheSameIntervals() {
        Comparisons all = DrawnFaces.compare(FACES);

        assertThat(new PeopleBootstrap(all, 200, 5).at(0.7)).isEqualTo(new PeopleBootstrap(all, 200, 5).at(0.7));
        assertThat(new PeopleBootstrap(all, 200, 5).at(0.7)).isNotEqualTo(new PeopleBootstrap(all, 200, 6).at(0.7));
    }

    @Example
    void theIntervalsHoldTheFigure() {
        Comparisons all = DrawnFaces.compare(FACES);
        PeopleBootstrap.Errors errors = new PeopleBootstrap(all, 500, 5).at(0.7);

        assertThat(all.fmr(0.7)).isBetween(errors.fmr().low(), errors.fmr().high());
        assertThat(all.fnmr(0.7)).isBetween(errors.fnmr().low(), errors.fnmr().high());
        assertThat(all.fnmrByPerson(0.7))
                .isBetween(errors.fnmrByPerson().low(), errors.fnmrByPerson().high());
        assertThat(errors.fmr().high()).isGreaterThan(errors.fmr().low());
    }

    @Example
    void morePeopleNarrowTheInterval() {
        double few = width(DrawnFaces.random(20, 2, 6, 0.6, 3));
        double many = width(DrawnFaces.random(320, 2, 6, 0.6, 3));

        // sixteen times the people, a quarter of the width, give or take
        assertThat(many).isBetween(few / 8, few / 2);
    }

    @Example
    void whoeverIsAloneWithHisErrorsMakesTheIntervalWide() {
        // one of four people fails always, the others never: the share drawn is 0, 1/4, 2/4 ...
        DrawnFaces faces = new DrawnFaces().at(0, 0).at(0, 90);
        for (int person = 1; person < 4; person++) {
            faces.at(person, 90 * person + 5).at(person, 90 * person + 5);
        }
        Interval fnmr = new PeopleBootstrap(DrawnFaces.compare(faces.faces()), 1_000, 1)
                .at(0.9)
                .fnmr();

        assertThat(fnmr.low()).isZero();
        assertThat(fnmr.high()).isIn(0.5, 0.75);
    }

    @Example
    void quantilesLieBetweenNeighbors() {
        double[] sorted = {0, 1, 2, 3, 4};

        assertThat(Interval.quantile(sorted, 0)).isZero();
        assertThat(Interval.quantile(sorted, 1)).isEqualTo(4);
        assertThat(Interval.quantile(sorted, 0.5)).isEqualTo(2);
        assertThat(Interval.quantile(sorted, 0.6)).isCloseTo(2.4, within(1e-12));
    }

    private static double width(FaceSet faces) {
        Interval fnmr =
                new PeopleBootstrap(DrawnFaces.compare(faces), 400, 1).at(0.7).fnmr();
        return fnmr.high() - fnmr.low();
    }
}
