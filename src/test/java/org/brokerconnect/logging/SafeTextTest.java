package org.brokerconnect.logging;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

    @ParameterizedTest
    @ValueSource(
            ints = {0, 7, '\n', '\r', 0x1B, 0x7F, 0x85, 0x9F, 0x2028, 0x2029, 0x202E, 0x2066, 0x200F, 0xFEFF, 0x61C})
    void characters_that_forge_or_disguise_a_line_are_escaped(int unsafe) {
        String text = "before" + (char) unsafe + "after";

        assertThat(SafeText.onOneLine(text)).isEqualTo(unsafe == '\n' ? "before\\nafter" : escaped(unsafe));
    }

    private static String escaped(int unsafe) {
        return String.format("before\\u%04xafter", unsafe);
    }

    @Test
    void other_text_stays_as_it_is() {
        String text = "a\tb — \u0905\u0938\u0939\u093E \uD83D\uDE80 {0} %s";

        assertThat(SafeText.onOneLine(text)).isSameAs(text);
        assertThat(SafeText.onOneLine(null)).isNull();
    }

    @Test
    void kept_lines_cannot_look_like_another_record() {
        assertThat(SafeText.onIndentedLines("first\r\n[2026-11-30] [INFO] forged\n"))
                .isEqualTo("first\n    [2026-11-30] [INFO] forged");
        assertThat(SafeText.onIndentedLines("a\rb")).isEqualTo("a\\u000db");
    }

    @Property
    void whatever_comes_in_nothing_unsafe_comes_out(@ForAll String text) {
        String safe = SafeText.onOneLine(text);

        assertThat(safe.chars().noneMatch(unit -> (Character.isISOControl(unit) && unit != '\t') || unit == 0x202E))
                .isTrue();
        assertThat(SafeText.onOneLine(safe)).as("escaped once").isEqualTo(safe);
    }
}
