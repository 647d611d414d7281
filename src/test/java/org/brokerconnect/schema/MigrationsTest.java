package org.brokerconnect.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");

    /** Two branches may both use the next number; Flyway then refuses to migrate. A branch may leave a number out. */
    @Test
    void versions_are_unique() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> versions = files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.indexOf("__")))
                    .toList();

            assertThat(versions).hasSizeGreaterThan(20).doesNotHaveDuplicates().allMatch(name -> name.matches("V\\d+"));
        }
    }
}
