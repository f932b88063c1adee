package io.github.keycloakface.credential;

import java.lang.reflect.Proxy;
import java.util.Map;

/** An interface of Keycloak's that answers what a test needs and throws at all else. */
final class Partial {

    private Partial() {}

    /** The answer of one method. */
    @FunctionalInterface
    interface Answer {
        Object to(Object... arguments);
    }

    static <T> T of(Class<T> type, Map<String, Answer> answers) {
        Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            Answer answer = answers.get(method.getName());
            if (answer == null) {
                throw new UnsupportedOperationException(method.toString());
            }
            return given == null ? answer.to() : answer.to(given);
        });
        return type.cast(proxy);
    }
}
