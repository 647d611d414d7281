package org.brokerconnect.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slugs of earlier versions, which stored rows, old events and clients still have. */
class ProblemAliasesTest {

    @ParameterizedTest
    @CsvSource({"request-token-stale, code-stale", "checksum-refused, app-secret-refused", "not-found, not-found"})
    void an_earlier_slug_is_the_problem_of_today(String earlier, String current) {
        assertThat(ProblemCatalog.current(earlier)).isEqualTo(current);
        assertThat(ProblemCatalog.has(earlier)).isTrue();
        assertThat(ProblemCatalog.type(earlier)).isEqualTo(ProblemCatalog.type(current));
        assertThat(ProblemCatalog.words(earlier, Locale.ENGLISH, "Zerodha"))
                .isEqualTo(ProblemCatalog.words(current, Locale.ENGLISH, "Zerodha"));
        if (!earlier.equals(current)) {
            assertThat(ProblemCatalog.slugs()).contains(current).doesNotContain(earlier);
            assertThat(ProblemCatalog.meaning(current)).contains(earlier);
        }
    }

    @ParameterizedTest
    @CsvSource({"no-such-slug", "unexpected"})
    void another_slug_stays_as_it_is(String slug) {
        assertThat(ProblemCatalog.current(slug)).isEqualTo(slug);
    }
}
