package org.brokerconnect.portfolio.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Locale;
import org.brokerconnect.broker.Transactions.Query;
import org.brokerconnect.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionsQueryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    void the_newest_page_of_the_last_year_is_the_default() {
        assertThat(TransactionsQuery.of("5WT00001", null, null, null, TODAY))
                .isEqualTo(new Query("5WT00001", LocalDate.of(2025, 11, 24), TODAY, 0));
    }

    @Test
    void days_and_page_can_be_chosen() {
        assertThat(TransactionsQuery.of("5WT00001", "2020-01-01", "2020-12-31", "7", TODAY))
                .isEqualTo(new Query("5WT00001", LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31), 7));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, -, account",
                "../5WT00001, -, -, -, account",
                "5WT00001, 2026-13-01, -, -, from",
                "5WT00001, 2026-11-25, -, -, from",
                "5WT00001, -, yesterday, -, to",
                "5WT00001, -, -, -1, page",
                "5WT00001, -, -, 10000, page"
            })
    void a_malformed_parameter_is_named(String account, String from, String to, String page, String named) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> TransactionsQuery.of(account, from, to, page, TODAY))
                .satisfies(problem -> assertThat(problem.problem(Locale.ENGLISH).errors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.field()).isEqualTo(named)));
    }
}
