package io.github.keycloakface.rest;

/** Ends a call with an error of the contract. */
final class ProblemException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FaceProblem problem;
    private final int retryAfterSeconds;

    ProblemException(Reason reason) {
        this(FaceProblem.of(reason), 0);
    }

    ProblemException(FaceProblem problem) {
        this(problem, 0);
    }

    private ProblemException(FaceProblem problem, int retryAfterSeconds) {
        super(problem.reason().name());
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static ProblemException busy(int retryAfterSeconds) {
        return new ProblemException(FaceProblem.of(Reason.BUSY), retryAfterSeconds);
    }

    FaceProblem problem() {
        return problem;
    }

    /** 0 when trying again makes no sense. */
    int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
