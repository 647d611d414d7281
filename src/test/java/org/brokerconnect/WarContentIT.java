package org.brokerconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The WAR contains everything that the application needs, and no tests, secrets or server libraries. */
class WarContentIT {

    private static final Path WAR = Path.of("target", "broker-connect.war");
    private static final Pattern HASHED = Pattern.compile("assets/.+-[A-Za-z0-9_-]{8}\\.(js|css)(\\.(br|gz))?");
    private static final Pattern TEXT = Pattern.compile(".*\\.(properties|xml|json|js|html|sql|txt|css)");

    /** Path in the WAR, for example {@code WEB-INF/lib/tink-1.24.0.jar!com/google/crypto/tink/Aead.class}. */
    private static final List<String> PATHS = new ArrayList<>();

    private static final Map<String, String> TEXTS = new TreeMap<>();

    @BeforeAll
    static void open() throws IOException {
        try (ZipFile war = new ZipFile(WAR.toFile())) {
            war.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> readEntry(war, entry));
        }
    }

    private static void readEntry(ZipFile war, ZipEntry entry) {
        try (InputStream in = war.getInputStream(entry)) {
            String path = entry.getName();
            PATHS.add(path);
            if (path.endsWith(".jar")) {
                readJar(path, in.readAllBytes());
            } else if (TEXT.matcher(path).matches()) {
                TEXTS.put(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void readJar(String jar, byte[] content) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                PATHS.add(jar + "!" + entry.getName());
            }
        }
    }

    private static Stream<String> classesOf(String folder) {
        return PATHS.stream()
                .filter(path -> path.endsWith(".class"))
                .filter(path -> path.startsWith("WEB-INF/classes/" + folder) || path.contains(".jar!" + folder));
    }

    @Test
    void the_war_contains_the_application_and_its_front_end() {
        assertThat(PATHS)
                .contains(
                        "index.html",
                        "WEB-INF/classes/org/brokerconnect/BrokerConnectApplication.class",
                        "WEB-INF/classes/META-INF/persistence.xml",
                        "WEB-INF/classes/META-INF/openapi.json",
                        "WEB-INF/classes/db/migration/V1__connections.sql");
    }

    @Test
    void the_persistence_unit_names_no_server() {
        assertThat(TEXTS.get("WEB-INF/classes/META-INF/persistence.xml")).doesNotContain("jta.platform");
        assertThat(TEXTS).containsKey("WEB-INF/jboss-deployment-structure.xml");
    }

    @Test
    void the_war_contains_licence_and_notice() {
        assertThat(PATHS).contains("META-INF/LICENSE", "META-INF/NOTICE");
    }

    @Test
    void the_page_refers_to_existing_assets_with_a_hash_in_the_name() {
        List<String> named = Pattern.compile("(?:src|href)=\"/(assets/[^\"]+)\"")
                .matcher(TEXTS.get("index.html"))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(1)
                .allMatch(HASHED.asMatchPredicate())
                .isSubsetOf(PATHS);
        assertThat(PATHS.stream().filter(path -> path.startsWith("assets/"))).allMatch(HASHED.asMatchPredicate());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/brokerconnect/sandbox/",
                "org/brokerconnect/journey/",
                "org/brokerconnect/ctl/",
                "picocli/",
                "io/smallrye/",
                "org/junit/",
                "net/jqwik/",
                "org/assertj/",
                "com/tngtech/archunit/",
                "com/microsoft/playwright/",
                "org/jboss/arquillian/",
                "io/undertow/",
                "ch/vorburger/",
                "no/nav/",
                "org/glassfish/jersey/"
            })
    void the_war_contains_no_tests_and_no_sandbox(String folder) {
        assertThat(classesOf(folder)).isEmpty();
        assertThat(PATHS).noneMatch(path -> path.matches("WEB-INF/classes/.*(Test|IT)\\.class"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta/",
                "javax/",
                "org/eclipse/microprofile/",
                "fish/payara/",
                "org/apache/catalina/",
                "org/glassfish/hk2/",
                "org/wildfly/",
                "org/jboss/as/",
                "org/jboss/weld/"
            })
    void the_war_contains_no_libraries_of_the_server(String folder) {
        assertThat(classesOf(folder).filter(path -> !path.contains("/jsr305-"))).isEmpty();
    }

    @Test
    void the_war_contains_no_sources_of_the_front_end() {
        assertThat(PATHS).noneMatch(path -> path.matches(".*\\.(map|tsx?|vue)") && !path.contains("!"));
        assertThat(TEXTS).allSatisfy((path, text) -> assertThat(text).doesNotContain("sourceMappingURL"));
    }

    @Test
    void the_war_contains_no_keys_and_no_passwords() {
        assertThat(PATHS.stream().filter(path -> !path.contains("!")))
                .noneMatch(
                        path -> path.matches("(?i).*(\\.env.*|\\.pem|\\.key|\\.p12|\\.pfx|\\.jks|\\.keystore|\\.local"
                                + "|id_rsa.*|keyset.*|.*credentials.*\\.(json|xml|properties|ya?ml)"
                                + "|\\.git.*|\\.npmrc)"));
        assertThat(TEXTS).allSatisfy((path, text) -> assertThat(text)
                .doesNotContainPattern("PRIVATE KEY-----|\"keyMaterialType\"")
                .doesNotContainPattern("(?m)^(db|metrics)\\.password\\s*=\\s*\\S|^vault\\.keyset\\s*="));
    }

    @Test
    void the_war_contains_each_library_once() {
        assertThat(PATHS.stream()
                        .filter(path -> path.matches("WEB-INF/lib/[^!]+\\.jar"))
                        .map(path -> path.replaceAll("-\\d[^/]*$", "")))
                .doesNotHaveDuplicates();
    }
}
