package org.brokerconnect.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brokerconnect.attack.Attack.Area;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * docs/security-testing.md lists the attacks. {@code ./mvnw -o -q test -Dtest=AttackListTest -Dattacks.write=true}
 * writes the list.
 */
class AttackListTest {

    private static final Path DOCUMENT = Path.of("docs", "security-testing.md");
    private static final Path CLASSES = Path.of("target", "test-classes");
    private static final String BEGIN = "<!-- attacks: begin -->\n";
    private static final String END = "<!-- attacks: end -->";

    private final List<Method> attacks = methods();

    private static List<Method> methods() {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("org"))) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.replace(".class", "").replaceAll("[/\\\\]", "."))
                    .flatMap(AttackListTest::methodsOf)
                    .filter(method -> method.isAnnotationPresent(Attack.class))
                    .sorted(Comparator.comparing(AttackListTest::name))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Does not initialise the class: that would start servers. */
    private static Stream<Method> methodsOf(String type) {
        try {
            ClassLoader loader = AttackListTest.class.getClassLoader();
            return Arrays.stream(Class.forName(type, false, loader).getDeclaredMethods());
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }

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

    private static Attack attack(Method method) {
        return method.getAnnotation(Attack.class);
    }

    private static String item(Method method) {
        Attack attack = attack(method);
        return "- **%s.**\n  %s.\n  `%s.%s`\n"
                .formatted(
                        attack.value(),
                        attack.defence(),
                        method.getDeclaringClass().getSimpleName(),
                        method.getName());
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
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class));
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
