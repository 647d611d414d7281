package org.brokerconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of SECURITY.md names classes and tests that exist, for each of the 30 statements. */
class SecurityStatementsTest {

    private static final int STATEMENTS = 30;
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| (.+) \\| (.+) \\| (.+) \\|");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z.]+)`");

    /** Tests that are run by a suite or a tag would not be found by the name. */
    private static final Pattern RUN_BY_THE_BUILD = Pattern.compile("(Test|IT)\\.java|\\.test\\.tsx?");

    private record Row(int number, String statement, List<String> enforcedBy, List<String> shownBy) {}

    static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("SECURITY.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row ->
                        new Row(Integer.parseInt(row.group(1)), row.group(2), names(row.group(3)), names(row.group(4))))
                .toList();
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell)
                .results()
                .map((MatchResult name) -> name.group(1))
                .toList();
    }

    @Test
    void there_are_thirty_statements_in_order() throws IOException {
        assertThat(rows())
                .extracting(Row::number)
                .containsExactlyElementsOf(Stream.iterate(1, number -> number + 1)
                        .limit(STATEMENTS)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_statement_names_classes_and_tests_that_exist(Row row) {
        assertThat(row.enforcedBy()).isNotEmpty().allMatch(name -> exists("src/main", name, ""));
        assertThat(row.shownBy()).isNotEmpty().allMatch(name -> exists("src/test", name, "src/main/frontend/src"));
        assertThat(row.shownBy())
                .allMatch(name -> RUN_BY_THE_BUILD.matcher(file(name)).find());
    }

    private static String file(String name) {
        return name.contains(".") ? name : name + ".java";
    }

    private static boolean exists(String folder, String name, String otherFolder) {
        return Stream.of(folder, otherFolder)
                .filter(place -> !place.isEmpty())
                .anyMatch(place -> find(place, file(name)));
    }

    private static boolean find(String folder, String file) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(path -> !path.toString().contains("node_modules"))
                    .anyMatch(path -> path.endsWith(file));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
