package org.brokerconnect.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");

    /** Two branches may both use the next number; Flyway then refuses to migrate. */
    @Test
    void versions_are_unique_and_without_gaps() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> versions = files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.indexOf("__")))
                    .sorted()
                    .toList();

            assertThat(versions)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, versions.size())
                            .mapToObj(version -> "V" + version)
                            .toList());
        }
    }
}
