package org.brokerconnect.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    private static final String GRIN = "\ud83d\ude00";

    @Test
    void half_of_a_character_is_not_well_formed() {
        assertThat(PlainText.isWellFormed("a" + GRIN)).isTrue();
        assertThat(PlainText.isWellFormed("")).isTrue();
        assertThat(PlainText.isWellFormed("a\ud83d")).isFalse();
        assertThat(PlainText.isWellFormed("\ude00a")).isFalse();
        assertThat(PlainText.isWellFormed("\ude00\ud83d")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u0906", "7", "?", "\u20b9", " x ", GRIN, "\u200bx"})
    void letters_digits_signs_and_emoji_are_visible(String text) {
        assertThat(PlainText.isVisible(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "\u200b",
                "\ufeff",
                "\u2060\u200d",
                "\u3164",
                "\u2800",
                "\u0301",
                "\ufe0f",
                "\u0000"
            })
    void blanks_fillers_and_marks_alone_are_not_visible(String text) {
        assertThat(PlainText.isVisible(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "a\u0085b", "a\u2028b", "a\u2029", "\u202ea", "a\u2066b", "\u200fa", "\u061ca"})
    void control_direction_and_line_separators_are_control_characters(String text) {
        assertThat(PlainText.hasControl(text)).isTrue();
    }

    @Test
    void joiners_and_blanks_are_not_control_characters() {
        assertThat(PlainText.hasControl("\u0d28\u0d4d\u200d a\u00a0b " + GRIN)).isFalse();
    }

    @Test
    void lengths_are_code_points() {
        assertThat(PlainText.length("a" + GRIN)).isEqualTo(2);
        assertThat(PlainText.cut("a" + GRIN + GRIN, 2)).isEqualTo("a" + GRIN);
        assertThat(PlainText.cut("ab", 2)).isEqualTo("ab");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "abc, abc",
                "| abc\n|, abc",
                "\"abc\", abc",
                "'abc', abc",
                "\u201cabc\u201d, abc",
                "<abc>, abc",
                "|\u00a0\"\u200b abc\ufeff\" |, abc",
                "a\u200bb\u2060c, abc",
                "|[ (abc) ]|, abc",
                "a\"b, a\"b",
                "\"abc, \"abc",
                "a b, a b"
            })
    void a_pasted_value_loses_what_is_copied_along(String pasted, String value) {
        assertThat(PlainText.unwrapped(pasted)).isEqualTo(value);
    }

    @Property(tries = 300)
    void cleaned_text_is_one_line_that_every_encoding_can_represent(@ForAll String text) {
        String cleaned = PlainText.cleaned(text);

        assertThat(PlainText.hasControl(cleaned)).isFalse();
        assertThat(PlainText.isWellFormed(cleaned)).isTrue();
        assertThat(PlainText.cleaned(cleaned)).isEqualTo(cleaned);
    }

    record TextCase(String text, boolean visible, boolean control, int length, String trimmed, String unwrapped) {}

    static List<TextCase> cases() throws IOException {
        return new ObjectMapper()
                .readValue(Path.of("src/test/resources/text-cases.json").toFile(), new TypeReference<>() {});
    }

    /** The front end's test reads the same file. */
    @ParameterizedTest
    @MethodSource("cases")
    void text_is_treated_as_the_front_end_treats_it(TextCase expected) {
        String text = expected.text();

        assertThat(new TextCase(
                        text,
                        PlainText.isVisible(text),
                        PlainText.hasControl(text),
                        PlainText.length(text),
                        PlainText.trimmed(text),
                        PlainText.unwrapped(text)))
                .isEqualTo(expected);
    }

    @Test
    void long_runs_of_blanks_cost_no_time() {
        String blanks = " ".repeat(2_000_000);

        assertThat(PlainText.trimmed("a" + blanks + "b" + blanks)).hasSize(2_000_002);
        assertThat(PlainText.unwrapped("(".repeat(1_000_000) + ")".repeat(1_000_000)))
                .hasSize(2_000_000 - 8);
    }
}
