package org.brokerconnect.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A library in a CycloneDX document.
 *
 * @param ecosystem {@code Maven} or {@code npm}, as OSV names them
 * @param name {@code group:artifact} in Maven, {@code @scope/name} or {@code name} in npm
 */
record SbomComponent(String ecosystem, String name, String version, JsonNode json) {

    /** The components of a CycloneDX JSON document. */
    static List<SbomComponent> read(Path sbom) throws IOException {
        JsonNode components = new ObjectMapper().readTree(sbom.toFile()).required("components");
        return StreamSupport.stream(components.spliterator(), false)
                .map(SbomComponent::of)
                .toList();
    }

    private static SbomComponent of(JsonNode json) {
        boolean isMaven = json.required("purl").asText().startsWith("pkg:maven/");
        String group = json.path("group").asText();
        String prefix = group.isEmpty() ? "" : group + (isMaven ? ":" : "/");
        return new SbomComponent(
                isMaven ? "Maven" : "npm",
                prefix + json.required("name").asText(),
                json.required("version").asText(),
                json);
    }

    /** The file name of a Maven artifact in a class path. */
    String jar() {
        return name.substring(name.indexOf(':') + 1) + "-" + version + ".jar";
    }

    /** The lower-case hexadecimal hash of this algorithm, for example {@code SHA-256}. */
    String hash(String algorithm) {
        return StreamSupport.stream(json.path("hashes").spliterator(), false)
                .filter(hash -> hash.path("alg").asText().equals(algorithm))
                .map(hash -> hash.path("content").asText())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " has no " + algorithm));
    }
}
