package org.brokerconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code ./mvnw -o -q test -Dtest=SettingsPageTest -Dsettings-page.write} writes docs/settings.md. */
class SettingsPageTest {

    private static final Path PAGE = Path.of("docs", "settings.md");
    private static final Path SETTINGS =
            Path.of("src", "main", "resources", "META-INF", "microprofile-config.properties");

    @Test
    void the_page_lists_the_settings_as_the_file_describes_them() throws IOException {
        String page = SettingsPage.of(Files.readAllLines(SETTINGS));
        if (System.getProperty("settings-page.write") != null) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    @Test
    void a_comment_describes_the_settings_up_to_the_next_comment() {
        String page = SettingsPage.of(List.of(
                "# --- times ---",
                "# How long,",
                "# at most.",
                "a.b-seconds=5",
                "c.d-millis=",
                "# A file.",
                "# e.f=/x"));

        assertThat(page)
                .contains("\n## Times\n")
                .contains("| `a.b-seconds` | `A_B_SECONDS` | s | `5` | How long, at most. |")
                .contains("| `c.d-millis` | `C_D_MILLIS` | ms | empty | How long, at most. |")
                .contains("| `e.f` | `E_F` |  |  | A file. |");
    }
}
