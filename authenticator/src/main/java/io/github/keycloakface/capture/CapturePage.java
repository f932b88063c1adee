package io.github.keycloakface.capture;

import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.forms.login.LoginFormsProvider;

/** Fills the pages of the theme. */
public final class CapturePage {

    /**
     * Pixels per side of a picture that is judged alone or kept: more moves neither points nor embedding of a face that
     * fills the oval, and costs the server time.
     */
    public static final int SIDE = 640;

    private static final String BEAN = "face";
    private static final String ATTEMPT = "face-login.ftl";
    private static final String REFUSED = "face-refused.ftl";

    private final LoginFormsProvider form;
    private final Map<String, Object> bean = new HashMap<>();

    /** @param form of the running flow */
    public CapturePage(LoginFormsProvider form) {
        this.form = form;
        with("maxFrameChars", CapturedFrames.MAX_CHARS);
    }

    public CapturePage with(String name, Object value) {
        bean.put(name, value);
        return this;
    }

    /**
     * Says what the camera takes.
     *
     * @param count of pictures, 1 or more
     * @param side of each, which is a square, pixels; smaller where the camera has no more
     * @param betweenMillis from one to the next
     */
    public CapturePage pictures(int count, int side, int betweenMillis) {
        return with("frames", count).with("side", side).with("between", betweenMillis);
    }

    public CapturePage error(CaptureMessage message) {
        form.setError(message.key());
        return this;
    }

    public Response render(String template) {
        return form.setAttribute(BEAN, bean).createForm(template);
    }

    /** Renders the page for pictures of an attempt, which are compared with the user's references. */
    public Response renderAttempt() {
        return render(ATTEMPT);
    }

    /**
     * The same after an attempt that failed.
     *
     * @param error what was wrong with the last picture
     * @param attemptsLeft before the person has to wait
     */
    public Response renderAttempt(CaptureMessage error, int attemptsLeft) {
        return error(error).with("attemptsLeft", attemptsLeft).render(ATTEMPT);
    }

    /** A page without a camera: one sentence, and the ways out that Keycloak offers. */
    public static Response refusal(LoginFormsProvider form, CaptureMessage message) {
        return new CapturePage(form)
                .error(message)
                .with("reason", message.name())
                .render(REFUSED);
    }
}
