package org.brokerconnect.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The zip that {@code ./mvnw -Prelease} makes. */
@Tag("release")
class ReleaseIT {

    private static final Path RELEASE = Path.of("target", "release");
    private static final String NAME = "broker-connect-" + System.getProperty("release.version");
    private static final Path ZIP = RELEASE.resolve(NAME + ".zip");

    /** Contents by path below the zip's one folder. */
    private static final Map<String, byte[]> FILES = new TreeMap<>();

    @BeforeAll
    static void unzip() throws IOException {
        try (ZipFile zip = new ZipFile(ZIP.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                assertThat(entry.getName()).startsWith(NAME + "/");
                if (!entry.isDirectory()) {
                    String path = entry.getName().substring(NAME.length() + 1);
                    FILES.put(path, zip.getInputStream(entry).readAllBytes());
                }
            }
        }
    }

    private static String text(String path) {
        return new String(FILES.get(path), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void it_contains_what_people_install() throws IOException {
        assertThat(FILES.get("broker-connect.war")).isEqualTo(built("broker-connect.war"));
        assertThat(FILES.get("broker-connect-ctl.jar")).isEqualTo(built("broker-connect-ctl.jar"));
        assertThat(FILES)
                .containsKeys("broker-connect-classes.jar", "broker-connect-broker-test-kit.jar", "docs/adapters.md");
        assertThat(FILES)
                .containsKeys(
                        "README.md",
                        "LICENSE",
                        "NOTICE",
                        "deploy/helm/broker-connect/Chart.yaml",
                        "deploy/helm/broker-connect/templates/deployment.yaml",
                        "docker/Dockerfile",
                        "docker/Dockerfile.dockerignore",
                        "docker/compose.yaml",
                        "docker/haproxy/haproxy.cfg",
                        "docker/wildfly.Dockerfile",
                        "docs/monitoring.md",
                        "docs/operating.md",
                        "docs/decisions/README.md",
                        "monitoring/alerts.yaml",
                        "monitoring/dashboard.json",
                        "server-config/payara/logging.properties",
                        "server-config/wildfly/install.cli");
    }

    private static byte[] built(String name) throws IOException {
        return Files.readAllBytes(Path.of("target", name));
    }

    @Test
    void it_contains_the_bills_of_materials() throws IOException {
        assertThat(FILES.get("sbom/broker-connect.cdx.json")).isEqualTo(built("sbom/broker-connect.cdx.json"));
        assertThat(FILES.get("sbom/broker-connect-ctl.cdx.json")).isEqualTo(built("sbom/broker-connect-ctl.cdx.json"));
    }

    @Test
    void it_describes_the_changes_of_this_version() throws IOException {
        String changelog = Files.readString(Path.of("CHANGELOG.md"));

        assertThat(text("CHANGELOG.md")).isEqualTo(changelog);
        assertThat(text("RELEASE.md")).startsWith("## ");
        assertThat(changelog).contains(text("RELEASE.md"));
        assertThat(text("RELEASE.md").substring(3)).doesNotContain("\n## ");
    }

    @Test
    void every_file_has_its_checksum() {
        Map<String, String> expected = FILES.entrySet().stream()
                .filter(file -> !file.getKey().equals("SHA256SUMS"))
                .collect(Collectors.toMap(Map.Entry::getKey, file -> sha256(file.getValue())));

        assertThat(text("SHA256SUMS")
                        .lines()
                        .map(line -> line.split("  ", 2))
                        .collect(Collectors.toMap(line -> line[1], line -> line[0])))
                .isEqualTo(expected);
    }

    @Test
    void the_zip_has_its_checksum() throws IOException {
        assertThat(Files.readString(RELEASE.resolve(NAME + ".zip.sha256")).strip())
                .isEqualTo(sha256(Files.readAllBytes(ZIP)) + "  " + NAME + ".zip");
    }

    @Test
    void it_contains_nothing_of_the_machine_that_built_it() {
        assertThat(FILES.keySet())
                .noneMatch(path -> path.matches("(^|.*/)(\\.(?!gitignore).*|node_modules/.*|target/.*|.*\\.log)"));
    }
}
