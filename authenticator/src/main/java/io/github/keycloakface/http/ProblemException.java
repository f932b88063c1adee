package io.github.keycloakface.http;

/** Ends a call with an error of the contract. */
public final class ProblemException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FaceProblem problem;
    private final int retryAfterSeconds;

    public ProblemException(Reason reason) {
        this(FaceProblem.of(reason), 0);
    }

    public ProblemException(FaceProblem problem) {
        this(problem, 0);
    }

    private ProblemException(FaceProblem problem, int retryAfterSeconds) {
        super(problem.reason().name());
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /**
     * Makes the refusal of a caller that sends too much.
     *
     * @param retryAfterSeconds 1 or more
     */
    public static ProblemException rateLimited(int retryAfterSeconds) {
        return new ProblemException(FaceProblem.of(Reason.RATE_LIMITED), retryAfterSeconds);
    }

    /**
     * Makes the refusal of a server that has too much to do.
     *
     * @param retryAfterSeconds 1 or more
     */
    public static ProblemException busy(int retryAfterSeconds) {
        return new ProblemException(FaceProblem.of(Reason.BUSY), retryAfterSeconds);
    }

    public FaceProblem problem() {
        return problem;
    }

    /** 0 when trying again makes no sense. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
