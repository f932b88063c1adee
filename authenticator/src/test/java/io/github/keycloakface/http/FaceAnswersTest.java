package io.github.keycloakface.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;

class FaceAnswersTest {

    private final List<String> transaction = new ArrayList<>();
    private final FaceAnswers answers = new FaceAnswers(session());

    @Test
    void hidesAProgramErrorAndRollsBack() {
        Response response = answers.of(() -> {
            throw new IllegalStateException("the secret of the exception");
        });

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(body(response)).contains("\"reason\":\"INTERNAL\"").doesNotContain("secret");
        assertThat(transaction).containsExactly("setRollbackOnly");
    }

    @Test
    void hidesAnErrorOfTheJvmToo() {
        Response response = answers.of(() -> {
            throw new UnsatisfiedLinkError("/path/of/this/server.so");
        });

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(body(response)).contains("\"reason\":\"INTERNAL\"").doesNotContain("server.so");
    }

    @Test
    void saysWhenToComeBack() {
        Response response = answers.of(() -> {
            throw ProblemException.busy(7);
        });

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeaderString("Retry-After")).isEqualTo("7");
        assertThat(transaction).isEmpty();
    }

    @Test
    void challengesWhoIsNotKnown() {
        Response response = answers.of(() -> {
            throw new ProblemException(Reason.KEY_INVALID);
        });

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeaderString("WWW-Authenticate")).isEqualTo("Bearer realm=\"a b\"");
        assertThat(response.getHeaderString("Retry-After")).isNull();
    }

    @Test
    void isNeverCached() {
        Response response = answers.of(() -> Answer.ok(Map.of("matchedFaces", List.of())));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeaderString("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getMediaType()).hasToString("application/json");
        assertThat(body(response)).isEqualTo("{\"matchedFaces\":[]}");
    }

    private static String body(Response response) {
        return new String((byte[]) response.getEntity(), UTF_8);
    }

    private KeycloakSession session() {
        KeycloakTransactionManager manager = stub(KeycloakTransactionManager.class, name -> {
            transaction.add(name);
            return null;
        });
        RealmModel realm = stub(RealmModel.class, name -> "a\" \\b\n");
        KeycloakContext context = stub(KeycloakContext.class, name -> realm);
        return stub(KeycloakSession.class, name -> name.equals("getContext") ? context : manager);
    }

    private static <T> T stub(Class<T> type, Function<String, Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> answer.apply(method.getName())));
    }
}
