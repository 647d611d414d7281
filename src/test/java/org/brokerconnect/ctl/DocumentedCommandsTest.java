package org.brokerconnect.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The commands of brokerctl in README.md and docs exist, with their options. */
class DocumentedCommandsTest {

    /** In a code block or between backticks, up to a pipe, a redirection or the end of the line. */
    private static final Pattern COMMAND =
            Pattern.compile("(?m)(?:^[ $]*|`)(?:java -jar \\S*broker-connect-ctl\\.jar|brokerctl) ([^`|>\\n]+)");

    @Test
    void every_documented_command_exists() throws IOException {
        List<String> commands = documented();

        assertThat(commands).hasSizeGreaterThan(30).anyMatch(command -> command.startsWith("migrate --check"));
        assertThat(commands.stream()
                        .map(DocumentedCommandsTest::unknown)
                        .filter(word -> !word.isEmpty())
                        .toList())
                .isEmpty();
    }

    @Test
    void a_command_or_option_that_does_not_exist_is_found() {
        assertThat(unknown("migrate --chek")).isEqualTo("--chek");
        assertThat(unknown("keys stats --url x")).isEqualTo("stats");
        assertThat(unknown("keys status --url x")).isEmpty();
    }

    private static List<String> documented() throws IOException {
        try (Stream<Path> pages = Files.walk(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), pages)
                    .filter(page -> page.toString().endsWith(".md"))
                    .flatMap(page -> COMMAND.matcher(text(page)).results())
                    .map(found -> found.group(1).strip())
                    .toList();
        }
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The first word that is no command where a command is needed, or no option; empty if there is none. */
    private static String unknown(String command) {
        CommandLine current = BrokerCtl.commandLine();
        for (String word : command.split("\\s+")) {
            CommandLine subcommand = current.getSubcommands().get(word);
            if (subcommand != null) {
                current = subcommand;
            } else if (word.startsWith("--") && !hasOption(current, word)) {
                return word;
            } else if (!current.getSubcommands().isEmpty() && !word.startsWith("-")) {
                return word;
            }
        }
        return "";
    }

    private static boolean hasOption(CommandLine command, String name) {
        return Arrays.asList("--help", "--version").contains(name)
                || command.getCommandSpec().findOption(name) != null;
    }
}
