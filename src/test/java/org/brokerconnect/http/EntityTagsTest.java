package org.brokerconnect.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 section 13.1.2: which values of {@code If-None-Match} match the tag {@code abc}. */
class EntityTagsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"abc\"",
                "W/\"abc\"",
                "*",
                " * ",
                "\"x\", \"abc\"",
                "\"x\",W/\"abc\" , \"y\"",
                "\"a,b\", \"abc\"",
                ", \"abc\" ,",
                "\"\", \"abc\""
            })
    void a_list_with_the_tag_matches(String header) {
        assertThat(EntityTags.matches(header, "abc")).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"\"x\"", "W/\"x\", \"y\"", "\"ABC\"", "\"\"", "\"a\", \"bc\""})
    void a_list_without_the_tag_does_not_match(String header) {
        assertThat(EntityTags.matches(header, "abc")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"",
                "abc",
                "W/",
                ",",
                "W/\"x",
                "W/abc",
                "w/\"abc\"",
                "'abc'",
                "\"abc",
                "abc\"",
                "\"abc\" \"x\"",
                "\"abc\", x",
                "\"abc\"; q=1",
                "\"a bc\"",
                "*, \"abc\"",
                "\"abc\", *",
                "\u0000",
                "\"abc\"\u20b9"
            })
    void a_malformed_header_is_ignored(String header) {
        assertThat(EntityTags.matches(header, "abc")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {100_000})
    void a_long_header_costs_no_time(int length) {
        assertThat(EntityTags.matches(" ".repeat(length), "abc")).isFalse();
        assertThat(EntityTags.matches(",".repeat(length) + "\"", "abc")).isFalse();
        assertThat(EntityTags.matches("\"x\",".repeat(length) + "\"abc\"", "abc"))
                .isTrue();
    }
}
