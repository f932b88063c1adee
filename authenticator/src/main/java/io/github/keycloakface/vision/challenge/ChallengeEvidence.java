package io.github.keycloakface.vision.challenge;

/**
 * What was measured on the pictures of a challenge. For an evaluation, not to be logged; what was not measured is NaN.
 *
 * @param live mean share of live, 0..1
 * @param likeness smallest cosine of a step's face with the face of the first
 * @param ahead how far the nose went ahead in the turn where it did least, as a share of what is asked there
 * @param difference smallest difference between two pictures, gray values
 * @param light what the face says of the screen's light
 * @param lightStrength how much its color changed
 * @param lightAgreement how well that fits, -1..1
 */
public record ChallengeEvidence(
        double live,
        double likeness,
        double ahead,
        double difference,
        LightAnswer light,
        double lightStrength,
        double lightAgreement) {}
