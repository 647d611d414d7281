package org.brokerconnect.supply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.semver4j.Semver;

/**
 * A known vulnerability in the OSV format, version 1 (https://ossf.github.io/osv-schema/). Ranges of commits are
 * ignored: a component has a version.
 */
record OsvRecord(JsonNode json) {

    String id() {
        return json.path("id").asText();
    }

    String summary() {
        return json.path("summary").asText();
    }

    /** Whether the record names the component's version. A withdrawn record names none. */
    boolean affects(SbomComponent component) {
        return !json.hasNonNull("withdrawn")
                && children(json, "affected")
                        .filter(affected -> isAbout(affected.path("package"), component))
                        .anyMatch(affected -> contains(affected, component));
    }

    private static boolean isAbout(JsonNode named, SbomComponent component) {
        String ecosystem = named.path("ecosystem").asText();
        return ecosystem.split(":", 2)[0].equals(component.ecosystem())
                && named.path("name").asText().equals(component.name());
    }

    private static boolean contains(JsonNode affected, SbomComponent component) {
        boolean isListed = children(affected, "versions")
                .anyMatch(version -> version.asText().equals(component.version()));
        return isListed
                || children(affected, "ranges")
                        .filter(range -> !range.path("type").asText().equals("GIT"))
                        .anyMatch(range -> isWithin(range, component));
    }

    /** The evaluation of events of the OSV specification: the last event at or before the version decides. */
    private static boolean isWithin(JsonNode range, SbomComponent component) {
        Comparator<String> order = order(component.ecosystem());
        String version = component.version();
        boolean isAffected = false;
        for (JsonNode event : children(range, "events")
                .sorted(Comparator.comparing(OsvRecord::versionOf, order))
                .toList()) {
            int comparison = order.compare(version, versionOf(event));
            if (event.has("introduced") && comparison >= 0) {
                isAffected = true;
            } else if (event.has("fixed") && comparison >= 0 || event.has("last_affected") && comparison > 0) {
                isAffected = false;
            }
        }
        return isAffected;
    }

    private static String versionOf(JsonNode event) {
        return event.elements().next().asText();
    }

    /** The order of versions; "0" precedes all. */
    private static Comparator<String> order(String ecosystem) {
        Comparator<String> versions = ecosystem.equals("Maven")
                ? Comparator.comparing(ComparableVersion::new)
                : Comparator.comparing(OsvRecord::semantic);
        return (a, b) -> a.equals(b) ? 0 : a.equals("0") ? -1 : b.equals("0") ? 1 : versions.compare(a, b);
    }

    private static Semver semantic(String version) {
        Semver semver = Semver.coerce(version);
        if (semver == null) {
            throw new IllegalArgumentException("not a semantic version: " + version);
        }
        return Semver.isValid(version) ? new Semver(version) : semver;
    }

    private static Stream<JsonNode> children(JsonNode node, String field) {
        return StreamSupport.stream(node.path(field).spliterator(), false);
    }
}
