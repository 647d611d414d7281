package org.brokerconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.problem.ProblemCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The message bundles: all keys are used, and all texts are valid patterns. */
class MessageBundlesTest {

    private static final Path MAIN = Path.of("src/main/resources/org/brokerconnect");
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:-[a-z]+)*(?:\\.[a-z]+(?:-[a-z]+)*)+)\"");

    private static final Pattern TRANSLATION = Pattern.compile("(.+)_([a-z]{2,3})\\.properties");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

    static List<Path> bundles() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".properties"))
                    .filter(file -> !file.endsWith("problem-types.properties"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Properties read(Path file) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }

    private static Set<String> keys(String bundle) {
        return read(MAIN.resolve(bundle)).stringPropertyNames();
    }

    @Test
    void all_bundles_are_found() {
        assertThat(bundles())
                .extracting(file -> MAIN.relativize(file).toString())
                .contains(
                        "connection/status.properties",
                        "connection/timeline.properties",
                        "problem/field-errors.properties",
                        "problem/problems.properties");
    }

    /** A straight quote starts a quoted part of a pattern and is dropped without an error. */
    @ParameterizedTest
    @MethodSource("bundles")
    void every_text_is_a_pattern_without_straight_quotes(Path bundle) {
        assertThat(read(bundle)).allSatisfy((key, text) -> {
            assertThat(text.toString()).isNotBlank().doesNotContain("'");
            assertThat(new MessageFormat(text.toString()).getFormats()).hasSizeLessThanOrEqualTo(4);
        });
    }

    /** The same text is shown on pages and in states with different buttons, in e-mail and by other front ends. */
    @ParameterizedTest
    @MethodSource("bundles")
    void no_text_names_a_button(Path bundle) {
        assertThat(read(bundle)).allSatisfy((key, text) -> assertThat(text.toString())
                .doesNotContainPattern("(?i)\\b(press|click|tap)\\b|\\bbuttons?\\b"));
    }

    /** The front end's generator relies on it too: one entry per line, no escapes. */
    @ParameterizedTest
    @MethodSource("bundles")
    void every_entry_is_one_line_and_keys_are_unique(Path bundle) throws IOException {
        List<String> entries = Files.readAllLines(bundle).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();

        assertThat(entries).allMatch(line -> line.matches("[A-Za-z_.-]+=\\S.*[^\\\\]"));
        assertThat(entries).noneMatch(line -> line.contains("\\"));
        assertThat(entries).hasSameSizeAs(read(bundle).keySet());
    }

    static List<Path> translations() {
        return bundles().stream()
                .filter(file ->
                        TRANSLATION.matcher(file.getFileName().toString()).matches())
                .toList();
    }

    private static Path original(Path translation) {
        Matcher name = TRANSLATION.matcher(translation.getFileName().toString());
        assertThat(name.matches()).isTrue();
        return translation.resolveSibling(name.group(1) + ".properties");
    }

    @Test
    void every_bundle_for_investors_is_in_hindi() {
        assertThat(translations())
                .extracting(file -> MAIN.relativize(file).toString())
                .containsExactlyInAnyOrder(
                        "connection/status_hi.properties",
                        "connection/timeline_hi.properties",
                        "problem/field-errors_hi.properties",
                        "problem/problems_hi.properties");
    }

    /** {0} and {1} are both the broker's name, except in messages about a field. */
    @ParameterizedTest
    @MethodSource("translations")
    void a_translation_has_the_keys_and_arguments_of_the_english_texts(Path translation) {
        Properties english = read(original(translation));
        boolean isAboutBrokers = !translation.getFileName().toString().startsWith("field-errors");

        assertThat(read(translation).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        assertThat(read(translation)).allSatisfy((key, text) -> assertThat(arguments(text, isAboutBrokers, key))
                .isEqualTo(arguments(english.get(key), isAboutBrokers, key)));
    }

    private static Set<String> arguments(Object text, boolean isAboutBrokers, Object key) {
        return ARGUMENT.matcher(text.toString())
                .results()
                .map(argument -> argument.group(1))
                .map(index -> isAboutBrokers && !key.equals("with-reason") ? "broker" : index)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Indian brokers print Latin digits. */
    @ParameterizedTest
    @MethodSource("translations")
    void a_hindi_text_is_in_devanagari_with_latin_digits(Path translation) {
        assertThat(read(translation))
                .allSatisfy((key, text) -> assertThat(text.toString()).doesNotContainPattern("[\u0966-\u096f]"));
        assertThat(read(translation)).allSatisfy((key, text) -> assertThat(text.toString())
                .containsPattern(key.equals("with-reason") ? "\\{1\\}" : "\\p{IsDevanagari}"));
    }

    @Test
    void every_field_error_is_used() {
        Set<String> used = new TreeSet<>(keysInCode());
        used.retainAll(keys("problem/field-errors.properties"));

        assertThat(used).containsExactlyInAnyOrderElementsOf(keys("problem/field-errors.properties"));
    }

    @Test
    void every_detail_variant_is_used() {
        Set<String> variants = keys("problem/problems.properties").stream()
                .filter(key -> key.contains(".detail."))
                .collect(Collectors.toSet());

        assertThat(keysInCode()).containsAll(variants);
    }

    @Test
    void every_change_has_a_text_and_every_text_belongs_to_a_change() {
        Set<String> changes = names(Change.values());
        Set<String> ofTimeline = new TreeSet<>(keys("connection/timeline.properties"));
        ofTimeline.remove("with-reason");

        assertThat(ofTimeline).containsAll(changes).allSatisfy(key -> {
            String[] parts = key.split("\\.");
            assertThat(changes).contains(parts[0]);
            assertThat(parts.length == 1 || ProblemCatalog.slugs().contains(parts[1]))
                    .isTrue();
        });
    }

    @Test
    void every_state_has_a_text_and_every_text_belongs_to_a_state() {
        assertThat(keys("connection/status.properties"))
                .containsExactlyInAnyOrderElementsOf(names(ConnectionState.values()));
    }

    private static Set<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.toSet());
    }

    private static Set<String> keysInCode() {
        return Slugs.sources()
                .flatMap(source -> KEY.matcher(source).results().map(match -> match.group(1)))
                .collect(Collectors.toSet());
    }
}
