package org.brokerconnect;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import jakarta.annotation.sql.DataSourceDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One WAR for all servers: what differs between them is in server-config and in docs/servers.md. */
class ServerMatrixTest {

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages("org.brokerconnect");

    @Test
    void the_page_lists_each_test_for_payara_micro_only_with_its_reason() throws IOException {
        Stream<String> types = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(PayaraMicroOnly.class))
                .map(type -> row(type.getSimpleName(), type.getAnnotationOfType(PayaraMicroOnly.class)));
        Stream<String> methods = CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(PayaraMicroOnly.class))
                .map(ServerMatrixTest::row);
        Set<String> annotated = Stream.concat(types, methods).collect(Collectors.toCollection(TreeSet::new));

        assertThat(annotated).isNotEmpty();
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(annotated);
    }

    private static String row(JavaMethod method) {
        return row(
                method.getOwner().getSimpleName() + "." + method.getName(),
                method.getAnnotationOfType(PayaraMicroOnly.class));
    }

    private static String row(String test, PayaraMicroOnly annotation) {
        return "| `%s` | %s |".formatted(test, annotation.value());
    }

    private static Set<String> listed() throws IOException {
        return Files.readAllLines(Path.of("docs", "servers.md")).stream()
                .dropWhile(line -> !line.equals("| test | reason |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .collect(Collectors.toSet());
    }

    @Test
    void only_the_package_of_the_database_knows_where_connections_come_from() {
        JavaClasses application = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("org.brokerconnect");

        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("org.brokerconnect.database")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(DataSourceDefinition.class.getName())
                .check(application);
    }
}
