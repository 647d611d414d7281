package org.brokerconnect.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelmChartTest {

    private static RenderedChart rendered(Object... further) {
        Map<String, Object> values = new HashMap<>(RenderedChart.REQUIRED);
        for (int i = 0; i < further.length; i += 2) {
            values.put((String) further[i], further[i + 1]);
        }
        return RenderedChart.of(values);
    }

    private static RenderedChart everything() {
        return rendered(
                "ingress.enabled", true,
                "ingress.host", "broker.example.com",
                "ingress.className", "nginx",
                "ingress.tlsSecret", "certificate",
                "serviceMonitor.enabled", true,
                "serviceMonitor.labels.release", "prometheus",
                "networkPolicy.from[0].namespaceSelector.matchLabels.name", "ingress",
                "networkPolicy.databaseTo[0].ipBlock.cidr", "10.0.0.0/24",
                "networkPolicy.outsidePorts[0]", 443,
                "networkPolicy.outsidePorts[1]", 8443,
                "imagePullSecrets[0].name", "registry",
                "javaOptions", "-XX:+UseZGC",
                "nodeSelector.zone", "a",
                "tolerations[0].operator", "Exists",
                "podAnnotations.owner", "brokers",
                "service.annotations.owner", "brokers");
    }

    @Test
    void kubernetes_accepts_the_objects() throws Exception {
        assertThat(rendered().kinds())
                .containsExactlyInAnyOrder(
                        "ServiceAccount", "ConfigMap", "Service", "Deployment", "PodDisruptionBudget", "NetworkPolicy");
        assertThat(everything().kinds()).contains("Ingress", "ServiceMonitor").hasSize(8);

        assertThat(rendered().faults()).isEmpty();
        assertThat(everything().faults()).isEmpty();
    }

    @Test
    void helm_finds_no_fault_in_the_chart(@TempDir Path folder) throws IOException {
        Path chart = folder.resolve("broker-connect");
        FileUtils.copyDirectory(RenderedChart.CHART.toFile(), chart.toFile());
        Path values = chart.resolve("values.yaml");
        Files.writeString(
                values,
                Files.readString(values)
                        .replace("existingSecret: \"\"", "existingSecret: secrets")
                        .replace(
                                "settings: {}",
                                "settings: {APP_PUBLIC_URL: a, DB_URL: b, MP_JWT_VERIFY_ISSUER: c,"
                                        + " MP_JWT_VERIFY_PUBLICKEY_LOCATION: d}"));

        LintResult lint = new Helm(chart).lint().strict().call();

        assertThat(lint.isFailed()).as(lint.getMessages().toString()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "existingSecret, '', existingSecret",
        "settings.DB_PASSWORD, secret, DB_PASSWORD",
        "settings.db_url, jdbc:mariadb://database/brokerconnect, db_url",
        "replica, 2, replica",
        "replicas, 0, replicas",
        "drainSeconds, 0, drainSeconds",
        "ingress.enabled, true, ingress",
    })
    void values_that_are_wrong_are_refused(String name, String value, String message) {
        assertThatThrownBy(() -> rendered(name, value)).hasMessageContaining(message);
    }

    @Test
    void a_missing_setting_is_refused_by_its_name() {
        assertThatThrownBy(() -> RenderedChart.of(Map.of("existingSecret", "secrets")))
                .hasMessageContaining("APP_PUBLIC_URL");
    }

    @Test
    void a_pod_runs_as_an_ordinary_user_with_a_read_only_root() {
        RenderedChart chart = rendered();

        assertThat(chart.pod("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(chart.pod("/automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(chart.container("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(chart.container("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(texts(chart.container("/securityContext/capabilities/drop"))).containsExactly("ALL");
        assertThat(chart.container("/volumeMounts/0/mountPath").asText()).isEqualTo("/tmp");
    }

    @Test
    void probes_use_the_port_of_health_checks() throws IOException {
        String port = Files.readAllLines(Path.of("server-config", "payara", "health.asadmin")).stream()
                .filter(line -> line.startsWith("create-network-listener"))
                .map(line -> line.replaceFirst(".*--listenerport (\\d+).*", "$1"))
                .findFirst()
                .orElseThrow();
        RenderedChart chart = rendered();

        assertThat(chart.container("/ports/1/containerPort").asText()).isEqualTo(port);
        for (String probe : List.of("startup:started", "liveness:live", "readiness:ready")) {
            JsonNode http = chart.container("/" + probe.split(":")[0] + "Probe/httpGet");
            assertThat(http.path("port").asText()).isEqualTo("health");
            assertThat(http.path("path").asText()).isEqualTo("/health/" + probe.split(":")[1]);
        }
        assertThat(chart.object("Service").at("/spec/ports")).hasSize(1);
        assertThat(chart.object("NetworkPolicy").at("/spec/ingress/0/ports")).hasSize(1);
    }

    @Test
    void a_pod_drains_before_it_stops() {
        RenderedChart chart = rendered("drainSeconds", 20, "stopSeconds", 40);

        assertThat(texts(chart.container("/lifecycle/preStop/exec/command")))
                .containsExactly("sh", "-c", "touch /tmp/drain && sleep 20");
        assertThat(chart.container("/env").findValuesAsText("name")).contains("APP_DRAIN_FILE");
        assertThat(chart.pod("/terminationGracePeriodSeconds").asInt()).isEqualTo(60);
        assertThat(chart.object("Deployment")
                        .at("/spec/strategy/rollingUpdate/maxUnavailable")
                        .asInt(1))
                .isZero();
    }

    @Test
    void secrets_come_from_the_existing_secret_only() {
        RenderedChart chart = everything();

        assertThat(chart.kinds()).doesNotContain("Secret");
        assertThat(chart.pod("/volumes/1/secret/secretName").asText()).isEqualTo("secrets");
        assertThat(chart.object("ServiceMonitor")
                        .at("/spec/endpoints/0/basicAuth/password/name")
                        .asText())
                .isEqualTo("secrets");
    }

    @Test
    void a_changed_setting_replaces_the_pods() {
        String pointer = "/spec/template/metadata/annotations/checksum~1settings";

        assertThat(rendered("settings.UPKEEP_BATCH", 100).object("Deployment").at(pointer))
                .isNotEqualTo(rendered("settings.UPKEEP_BATCH", 200)
                        .object("Deployment")
                        .at(pointer));
        assertThat(rendered("settings.UPKEEP_BATCH", 100).object("ConfigMap").at("/data/UPKEEP_BATCH"))
                .hasToString("\"100\"");
    }

    @Test
    void policies_name_the_pods_of_this_release() {
        RenderedChart chart = everything();
        JsonNode pods = chart.object("Deployment").at("/spec/selector");

        assertThat(chart.object("PodDisruptionBudget").at("/spec/selector")).isEqualTo(pods);
        assertThat(chart.object("NetworkPolicy").at("/spec/podSelector")).isEqualTo(pods);
        assertThat(chart.object("Service").at("/spec/selector")).isEqualTo(pods.path("matchLabels"));
        assertThat(chart.object("Service").at("/metadata/labels/app.kubernetes.io~1name"))
                .hasToString("\"broker-connect\"");
    }

    @Test
    void the_version_of_the_application_is_that_of_the_build() throws IOException {
        String chart = Files.readString(RenderedChart.CHART.resolve("Chart.yaml"));
        String version = Files.readString(Path.of("pom.xml"))
                .replaceFirst("(?s).*?<artifactId>broker-connect</artifactId>\\s*<version>([^<]+)<.*", "$1");

        assertThat(chart).contains("\nappVersion: " + version + "\n");
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
