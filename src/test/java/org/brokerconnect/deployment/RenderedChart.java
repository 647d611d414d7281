package org.brokerconnect.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What Helm makes of the chart. */
final class RenderedChart {

    static final Path CHART = Path.of("deploy", "helm", "broker-connect").toAbsolutePath();

    private static final String KUBERNETES = "1.31.0";

    /** The values without which the chart is refused. */
    static final Map<String, Object> REQUIRED = Map.of(
            "existingSecret", "secrets",
            "settings.APP_PUBLIC_URL", "https://broker.example.com",
            "settings.DB_URL", "jdbc:mariadb://database:3306/brokerconnect",
            "settings.MP_JWT_VERIFY_ISSUER", "https://id.example.com/realms/people",
            "settings.MP_JWT_VERIFY_PUBLICKEY_LOCATION", "https://id.example.com/realms/people/keys");

    private final String text;
    private final List<JsonNode> objects;

    private RenderedChart(String text) {
        this.text = text;
        YAMLMapper mapper = new YAMLMapper(new YAMLFactory());
        try {
            this.objects =
                    mapper.readerFor(JsonNode.class).<JsonNode>readValues(text).readAll();
        } catch (IOException notYaml) {
            throw new UncheckedIOException(notYaml);
        }
    }

    /** @throws IllegalStateException with the message of Helm if the chart refuses the values */
    static RenderedChart of(Map<String, Object> values) {
        TemplateCommand command = new Helm(CHART)
                .template()
                .withName("people")
                .withNamespace("brokers")
                .withKubeVersion(KUBERNETES);
        values.forEach(command::set);
        return new RenderedChart(command.call());
    }

    List<String> kinds() {
        return objects.stream().map(object -> object.path("kind").asText()).toList();
    }

    JsonNode object(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /** The part of the pods that a JSON pointer names, such as {@code /volumes/0}. */
    JsonNode pod(String pointer) {
        return object("Deployment").at("/spec/template/spec" + pointer);
    }

    JsonNode container(String pointer) {
        return pod("/containers/0" + pointer);
    }

    /** What the types and schemas of Kubernetes say against the objects, one line for each fault. */
    String faults() throws IOException, InterruptedException {
        Path log = Files.createTempFile("kubernetes-check", ".log");
        Process check = new ProcessBuilder("node", "src/test/deployment/kubernetes.mjs")
                .redirectError(log.toFile())
                .start();
        try (var in = check.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        String faults = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exitCode = check.waitFor();
        String errors = Files.readString(log);
        Files.delete(log);
        return exitCode == 0 && faults.isEmpty() ? "" : "faults: " + faults + errors;
    }
}
