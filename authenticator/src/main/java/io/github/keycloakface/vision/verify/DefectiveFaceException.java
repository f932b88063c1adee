package io.github.keycloakface.vision.verify;

/** A picture that cannot serve as probe or reference. */
public final class DefectiveFaceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final FaceDefect defect;

    public DefectiveFaceException(FaceDefect defect) {
        this(defect, null);
    }

    public DefectiveFaceException(FaceDefect defect, Throwable cause) {
        super(defect.name(), cause);
        this.defect = defect;
    }

    public FaceDefect defect() {
        return defect;
    }
}
