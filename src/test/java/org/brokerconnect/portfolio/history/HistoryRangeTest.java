package org.brokerconnect.portfolio.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Locale;
import org.brokerconnect.problem.FieldError;
import org.brokerconnect.problem.Problem;
import org.brokerconnect.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryRangeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    void the_default_is_a_year_of_days() {
        assertThat(HistoryRange.of(null, null, null, TODAY))
                .isEqualTo(new HistoryRange(Resolution.DAY, LocalDate.of(2025, 11, 24), TODAY));
    }

    @Test
    void the_default_for_intraday_is_today() {
        assertThat(HistoryRange.of("INTRADAY", null, null, TODAY))
                .isEqualTo(new HistoryRange(Resolution.INTRADAY, TODAY, TODAY));
    }

    @Test
    void a_missing_parameter_defaults_relative_to_the_given_ones() {
        LocalDate leapDay = LocalDate.of(2024, 2, 29);

        assertThat(HistoryRange.of("DAY", null, "2024-02-29", TODAY).from()).isEqualTo("2023-02-28");
        assertThat(HistoryRange.of("INTRADAY", null, "2024-02-29", TODAY).from())
                .isEqualTo(leapDay);
        assertThat(HistoryRange.of("DAY", "2024-02-29", null, TODAY))
                .isEqualTo(new HistoryRange(Resolution.DAY, leapDay, TODAY));
    }

    @Test
    void a_range_may_be_one_day() {
        assertThat(HistoryRange.of("DAY", "2026-11-23", "2026-11-23", TODAY).from())
                .isEqualTo("2026-11-23");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "2026-11-31",
                "2026-2-3",
                "20261123",
                "+12026-11-23",
                "-0001-01-01",
                "0999-12-31",
                "2026-11-23T00:00:00Z",
                "2026-11-23 ",
                "\u0662\u0660\u0662\u0666-11-23"
            })
    void an_invalid_date_is_reported_with_its_parameter(String text) {
        assertThat(refusal("DAY", text, null).errors())
                .containsExactly(new FieldError("from", "Use a date such as 2026-11-23."));
        assertThat(refusal("DAY", null, text).errors())
                .containsExactly(new FieldError("to", "Use a date such as 2026-11-23."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "day", "WEEK", "DAY,INTRADAY"})
    void an_invalid_resolution_is_reported(String text) {
        assertThat(refusal(text, null, null).errors())
                .containsExactly(new FieldError("resolution", "Use one of DAY, INTRADAY."));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24,2026-11-23", "2026-11-25,", "9999-12-31,1000-01-01"})
    void a_range_that_ends_before_it_starts_is_refused(String from, String to) {
        Problem problem = refusal("DAY", from, to);

        assertThat(problem.type()).isEqualTo("request-malformed");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("from");
    }

    private static Problem refusal(String resolution, String from, String to) {
        return catchThrowableOfType(ProblemException.class, () -> HistoryRange.of(resolution, from, to, TODAY))
                .problem(Locale.ENGLISH);
    }
}
