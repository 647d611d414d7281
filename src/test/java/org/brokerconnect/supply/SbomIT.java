package org.brokerconnect.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The software bill of materials describes the built files. */
class SbomIT {

    private static final Path WAR = Path.of("target", "broker-connect.war");
    private static final Path SBOM = Path.of("target", "sbom", "broker-connect.cdx.json");
    private static final Path CTL_SBOM = Path.of("target", "sbom", "broker-connect-ctl.cdx.json");
    private static final Path LOCK = Path.of("src", "main", "frontend", "package-lock.json");

    private static Map<String, String> hashesOfLibraries() throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (ZipFile war = new ZipFile(WAR.toFile())) {
            war.stream()
                    .filter(entry -> entry.getName().matches("WEB-INF/lib/.+\\.jar"))
                    .forEach(entry ->
                            hashes.put(Path.of(entry.getName()).getFileName().toString(), sha256(war, entry)));
        }
        return hashes;
    }

    private static String sha256(ZipFile war, ZipEntry entry) {
        try (InputStream content = war.getInputStream(entry)) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return HexFormat.of().formatHex(hash);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<SbomComponent> of(String ecosystem) throws IOException {
        return SbomComponent.read(SBOM).stream()
                .filter(component -> component.ecosystem().equals(ecosystem))
                .toList();
    }

    @Test
    void it_lists_the_libraries_of_the_war_with_their_hashes() throws IOException {
        Map<String, String> listed =
                of("Maven").stream().collect(Collectors.toMap(SbomComponent::jar, it -> it.hash("SHA-256")));

        assertThat(listed).hasSizeGreaterThan(20).containsExactlyInAnyOrderEntriesOf(hashesOfLibraries());
    }

    @Test
    void it_lists_the_packages_of_the_front_end_at_the_locked_versions() throws IOException {
        JsonNode packages = new ObjectMapper().readTree(LOCK.toFile()).path("packages");
        Map<String, String> expected = new TreeMap<>();
        for (Iterator<String> names = packages.path("").path("dependencies").fieldNames(); names.hasNext(); ) {
            String name = names.next();
            expected.put(
                    name, packages.path("node_modules/" + name).path("version").asText());
        }

        Map<String, String> listed =
                of("npm").stream().collect(Collectors.toMap(SbomComponent::name, SbomComponent::version));

        assertThat(expected).containsKeys("react", "@mantine/core");
        assertThat(listed).containsAllEntriesOf(expected).doesNotContainKeys("vite", "vitest", "typescript");
    }

    @Test
    void the_war_contains_it() throws IOException {
        try (ZipFile war = new ZipFile(WAR.toFile());
                InputStream content = war.getInputStream(war.getEntry("META-INF/sbom/broker-connect.cdx.json"))) {
            assertThat(content.readAllBytes()).isEqualTo(Files.readAllBytes(SBOM));
        }
    }

    @Test
    void it_is_the_same_for_the_same_sources() throws IOException {
        JsonNode metadata = new ObjectMapper().readTree(SBOM.toFile()).path("metadata");

        assertThat(metadata.has("timestamp")).isFalse();
    }

    @Test
    void the_notice_in_the_war_names_all_components() throws IOException {
        try (ZipFile war = new ZipFile(WAR.toFile());
                InputStream content = war.getInputStream(war.getEntry("META-INF/NOTICE"))) {
            List<String> lines = new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();

            assertThat(SbomComponent.read(SBOM))
                    .allSatisfy(component -> assertThat(lines).contains("- " + component.name()));
            assertThat(SbomComponent.read(CTL_SBOM)).isNotEmpty().allSatisfy(component -> assertThat(lines)
                    .contains("- " + component.name()));
        }
    }
}
