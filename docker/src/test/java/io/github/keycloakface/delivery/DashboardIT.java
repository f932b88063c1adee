package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The dashboard shows what the server tells, all of it and nothing else. */
@ExtendWith(LiveServer.class)
class DashboardIT {

    private static final Pattern METRIC = Pattern.compile("\\b(keycloak|http|jvm|agroal)_[a-z0-9_]+");

    /** What one meter is spread over in the text for Prometheus. */
    private static final Pattern PART = Pattern.compile("_(bucket|count|sum|max)$");

    private final JsonNode dashboard;
    private final Metrics metrics;

    DashboardIT(FaceApi api, KeycloakServer server) throws IOException {
        dashboard = new ObjectMapper()
                .readTree(
                        BuildFolder.MODULE.resolve("grafana/keycloak-face.json").toFile());
        api.verify(Photos.bytes(Photos.FRANCK), Photos.bytes(Photos.FRANCK));
        metrics = new Management(server).metrics();
    }

    @Test
    void eachExpressionNamesMetricsThatTheServerTells() {
        for (JsonNode target : targets()) {
            List<String> names = names(target.path("expr").asText());
            assertThat(names).as(target.toString()).isNotEmpty();
            assertThat(metrics.names()).containsAll(names);
        }
    }

    @Test
    void noMetricOfThisPluginIsLeftOut() {
        Set<String> told = metrics.ofFaces().stream()
                .map(sample -> PART.matcher(sample.name()).replaceAll(""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> shown = targets().stream()
                .flatMap(target -> names(target.path("expr").asText()).stream())
                .map(name -> PART.matcher(name).replaceAll(""))
                .collect(Collectors.toSet());

        assertThat(told).isNotEmpty().isSubsetOf(shown);
    }

    /** What Grafana needs to draw it: without one of these a panel stays empty, or lies upon another. */
    @Test
    void grafanaCanReadIt() {
        assertThat(dashboard.path("schemaVersion").asInt()).isPositive();
        assertThat(dashboard.path("title").asText()).isNotEmpty();
        Set<Integer> ids = new HashSet<>();
        Set<String> cells = new HashSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            assertThat(panel.path("title").asText()).isNotEmpty();
            assertThat(panel.path("type").asText()).isIn("stat", "timeseries", "heatmap");
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            JsonNode place = panel.path("gridPos");
            for (int x = 0; x < place.path("w").asInt(); x++) {
                assertThat(place.path("x").asInt() + x).isLessThan(24);
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    assertThat(cells.add((place.path("x").asInt() + x) + " "
                                    + (place.path("y").asInt() + y)))
                            .isTrue();
                }
            }
        }
        assertThat(dashboard.at("/templating/list/0/name").asText()).isEqualTo("datasource");
    }

    private List<JsonNode> targets() {
        List<JsonNode> targets = new ArrayList<>();
        for (JsonNode panel : dashboard.path("panels")) {
            panel.path("targets").forEach(targets::add);
        }
        assertThat(targets).isNotEmpty();
        return targets;
    }

    private static List<String> names(String expression) {
        return METRIC.matcher(expression).results().map(MatchResult::group).toList();
    }
}
