package io.github.keycloakface.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of the pages, in all languages of Keycloak's own login theme. */
class MessagesTest {

    private static final Path FOLDER = Path.of("../theme/src/main/resources/theme-resources/messages");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    /** {@code locales} of theme/base/login/theme.properties in Keycloak 26.7.3. */
    private static final String KEYCLOAK =
            "ar,az,ca,cs,da,de,el,en,es,eu,fa,fr,fi,hr,hu,hy,id,it,ja,kk,ko,ky,lt,lv,nl,no,pl,"
                    + "pt,pt_BR,ro,ru,sk,sl,sv,th,tr,uk,vi,zh_CN,zh_TW";

    static Set<String> locales() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replaceAll("messages_(.*)\\.properties", "$1"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void everyLanguageOfKeycloakIsThere() throws IOException {
        assertThat(locales()).containsAll(List.of(KEYCLOAK.split(",")));
    }

    @ParameterizedTest
    @MethodSource("locales")
    void everyTextIsThereWithItsPlaces(String locale) throws IOException {
        Properties english = messages("en");
        Properties messages = messages(locale);

        assertThat(messages.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(messages.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            // MessageFormat eats apostrophes, and what is left of braces
            assertThat(messages.getProperty(key)).as(key).isNotBlank().doesNotContain("'");
            assertThat(PLACEHOLDER.matcher(messages.getProperty(key)).replaceAll(""))
                    .as(key)
                    .doesNotContain("{", "}");
        }
    }

    private static Set<String> places(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** As Keycloak reads them: UTF-8. */
    private static Properties messages(String locale) throws IOException {
        try (InputStream in = Files.newInputStream(FOLDER.resolve("messages_" + locale + ".properties"))) {
            PropertyResourceBundle bundle = new PropertyResourceBundle(in);
            Properties messages = new Properties();
            bundle.keySet().forEach(key -> messages.setProperty(key, bundle.getString(key)));
            return messages;
        }
    }
}
