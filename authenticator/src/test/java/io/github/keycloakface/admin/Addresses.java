package io.github.keycloakface.admin;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The addresses of a resource, as its annotations say them. */
final class Addresses {

    private final Map<String, Set<String>> parameters = new TreeMap<>();

    private Addresses() {}

    /** Parameters, as {@code path user}, by method and path, as {@code get /face/state}. */
    static Map<String, Set<String>> of(Class<?> resource, String root) {
        Addresses addresses = new Addresses();
        addresses.collect(resource, root, new TreeSet<>());
        return addresses.parameters;
    }

    private void collect(Class<?> resource, String above, Set<String> parametersAbove) {
        for (Method method : resource.getDeclaredMethods()) {
            Path own = method.getAnnotation(Path.class);
            Optional<String> verb = Arrays.stream(method.getAnnotations())
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(http -> http != null)
                    .map(http -> http.value().toLowerCase(Locale.ROOT))
                    .findFirst();
            String path = own == null ? above : above + "/" + own.value();
            Set<String> all = new TreeSet<>(parametersAbove);
            all.addAll(named(method));
            if (verb.isPresent()) {
                parameters.put(verb.get() + " " + path, all);
            } else if (own != null) {
                collect(method.getReturnType(), path, all);
            }
        }
    }

    private static Set<String> named(Method method) {
        Set<String> names = new TreeSet<>();
        for (Annotation[] annotations : method.getParameterAnnotations()) {
            for (Annotation annotation : annotations) {
                if (annotation instanceof PathParam path) {
                    names.add("path " + path.value());
                } else if (annotation instanceof QueryParam query) {
                    names.add("query " + query.value());
                }
            }
        }
        return names;
    }
}
