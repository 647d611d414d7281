package org.brokerconnect.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** docs/doctor.md lists the findings with the words of the application. */
class DoctorPageTest {

    private static final Path TEXTS = Path.of("src/main/resources/org/brokerconnect/doctor/findings.properties");

    @Test
    void the_page_lists_every_finding_and_no_other() throws IOException {
        Properties texts = new Properties();
        try (var file = Files.newBufferedReader(TEXTS)) {
            texts.load(file);
        }
        List<String> expected = texts.stringPropertyNames().stream()
                .filter(key -> key.endsWith(".wrong"))
                .map(key -> key.substring(0, key.lastIndexOf('.')))
                .sorted()
                .map(code -> String.join(
                        " | ",
                        "| `" + code + "`",
                        texts.getProperty(code + ".wrong"),
                        texts.getProperty(code + ".follows"),
                        texts.getProperty(code + ".fix") + " |"))
                .toList();

        assertThat(Files.readAllLines(Path.of("docs", "doctor.md")))
                .filteredOn(line -> line.startsWith("| `") && line.split(" \\| ").length == 4)
                .containsExactlyElementsOf(expected);
    }
}
