package io.github.keycloakface;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Stands in for one of Keycloak's wide interfaces and knows only the methods that a test names. */
public final class Stub<T> {

    /** What a method gives back. */
    @FunctionalInterface
    public interface Answer {

        Object to(Object... arguments);
    }

    private final Class<T> type;
    private final Map<String, Answer> answers = new HashMap<>();

    private Stub(Class<T> type) {
        this.type = type;
    }

    public static <T> Stub<T> of(Class<T> type) {
        return new Stub<>(type);
    }

    /** An authentication session that keeps its notes in a map. */
    public static Stub<AuthenticationSessionModel> session(Map<String, String> notes) {
        return of(AuthenticationSessionModel.class)
                .on("getAuthNote", arguments -> notes.get(arguments[0]))
                .on("setAuthNote", arguments -> notes.put((String) arguments[0], (String) arguments[1]))
                .on("removeAuthNote", arguments -> notes.remove(arguments[0]));
    }

    public Stub<T> with(String method, Object value) {
        return on(method, arguments -> value);
    }

    public Stub<T> on(String method, Answer answer) {
        answers.put(method, answer);
        return this;
    }

    /** An object that is equal to itself only and whose other methods fail the test. */
    public T make() {
        Map<String, Answer> known = Map.copyOf(answers);
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object[] given = arguments == null ? new Object[0] : arguments;
                    if (known.containsKey(method.getName())) {
                        Object value = known.get(method.getName()).to(given);
                        return method.getReturnType() == void.class ? null : value;
                    }
                    return switch (method.getName()) {
                        case "equals" -> proxy == given[0];
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "toString" -> "stub of " + type.getSimpleName();
                        default ->
                            throw new AssertionError("not expected: " + type.getSimpleName() + "." + method.getName());
                    };
                }));
    }
}
