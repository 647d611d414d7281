package org.brokerconnect.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.brokerconnect.attack.Attack.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * docs/security-testing.md lists the attacks. {@code ./mvnw -o -q test -Dtest=AttackListTest -Dattacks.write=true}
 * writes the list.
 */
class AttackListTest {

    private static final Path DOCUMENT = Path.of("docs", "security-testing.md");
    private static final String BEGIN = "<!-- attacks: begin -->\n";
    private static final String END = "<!-- attacks: end -->";

    private final List<JavaMethod> attacks = new ClassFileImporter()
            .importPath(Path.of("target", "test-classes", "org", "brokerconnect")).stream()
                    .flatMap(type -> type.getMethods().stream())
                    .filter(method -> method.isAnnotatedWith(Attack.class))
                    .sorted(Comparator.comparing(JavaMethod::getFullName))
                    .toList();

    private String list() {
        return Arrays.stream(Area.values()).map(this::section).collect(Collectors.joining("\n"));
    }

    private String section(Area area) {
        return "### " + area.title() + "\n\n"
                + attacks.stream()
                        .filter(method -> attack(method).area() == area)
                        .map(AttackListTest::item)
                        .collect(Collectors.joining());
    }

    private static Attack attack(JavaMethod method) {
        return method.getAnnotationOfType(Attack.class);
    }

    private static String item(JavaMethod method) {
        Attack attack = attack(method);
        return "- **%s.**\n  %s.\n  `%s.%s`\n"
                .formatted(attack.value(), attack.defence(), method.getOwner().getSimpleName(), method.getName());
    }

    @Test
    void every_area_has_attacks() {
        assertThat(Area.values()).allSatisfy(area -> assertThat(attacks)
                .anyMatch(method -> attack(method).area() == area));
    }

    @Test
    void every_attack_is_run() {
        assertThat(attacks)
                .hasSizeGreaterThan(40)
                .allMatch(method ->
                        method.isAnnotatedWith(Test.class) || method.isAnnotatedWith(ParameterizedTest.class));
    }

    @Test
    void the_document_lists_every_attack() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        if (Boolean.getBoolean("attacks.write")) {
            Files.writeString(DOCUMENT, document.substring(0, begin) + list() + document.substring(end));
        }

        assertThat(Files.readString(DOCUMENT).substring(begin)).startsWith(list() + END);
    }
}
