package org.brokerconnect.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code xx} is a translation of the tests. */
class AcceptLanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xx                      | xx",
                "xx-IN                   | xx",
                "XX                      | xx",
                "fr, xx;q=0.4, en;q=0.2  | xx",
                "en;q=0.2, xx;q=0.4      | xx",
                "xx;q=0.2, en;q=0.4      | en",
                "en-GB, xx               | en",
                "xx;q=0, en              | en",
                "fr, de                  | en",
                "hi-IN, hi;q=0.9, en     | hi",
                "*                       | en"
            })
    void the_preferred_language_with_a_translation_is_chosen(String header, String language) {
        assertThat(AcceptLanguage.of(header)).isEqualTo(new Locale(language));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", ";q=1", "xx;q=nine", "../../xx", "xx_YY", "{0}", "\u0000"})
    void a_header_that_is_absent_or_malformed_means_english(String header) {
        assertThat(AcceptLanguage.of(header)).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void a_language_is_never_more_than_three_letters_so_that_callers_cannot_fill_the_cache() {
        assertThat(AcceptLanguage.of("xxabcdef, x, en")).isEqualTo(Locale.ENGLISH);
    }
}
