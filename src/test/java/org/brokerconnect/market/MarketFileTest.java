package org.brokerconnect.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that would give wrong answers are refused, with the place of each fault. */
class MarketFileTest {

    private static final String GOOD = """
            {"updated": "2026-11-30", "markets": [{
              "id": "test", "name": "Test", "zone": "Asia/Kolkata", "weekend": ["SUNDAY"],
              "segments": [{
                "segment": "OTHER_STOCKS", "covered": {"from": "2026-01-01", "to": "2026-12-31"},
                "hours": [
                  {"from": "2026-01-01", "source": "A", "sessions": [
                    {"phase": "OPEN", "from": "09:00", "to": "15:00"},
                    {"phase": "POST_CLOSE", "from": "15:00", "to": "16:00"}]},
                  {"from": "2026-08-03", "source": ["A", "B"], "sessions": [
                    {"phase": "OPEN", "from": "10:00", "to": "15:30"}]}]
              }],
              "exceptions": [
                {"segments": ["OTHER_STOCKS"], "state": "SPECIAL", "source": "C", "days": {"2026-11-08": "Evening"},
                 "sessions": [{"phase": "OPEN", "from": "18:00", "to": "19:00"}]}]
            }]}
            """;

    @Test
    void a_good_file_is_read() {
        assertThat(MarketFile.parse(GOOD).markets()).hasSize(1);
        assertThat(MarketFile.parse(TestMarkets.shipped()).markets()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "2026-08-03\", \"source | 2026-01-01\", \"source | hours from 2026-01-01: are not later",
                "\"from\": \"2026-08-03\" | \"from\": \"2025-08-03\" | are not later than the hours before",
                "\"to\": \"2026-12-31\" | \"to\": \"2025-12-31\" | needs a segment and the dates covered",
                "\"to\": \"2026-12-31\" | \"till\": \"2026-12-31\" | till",
                "\"from\": \"2026-01-01\", \"to\" | \"from\": \"2025-12-01\", \"to\" | no hours for its first",
                "\"15:00\", \"to\": \"16:00\" | \"14:59\", \"to\": \"16:00\" | sessions that overlap at 14:59",
                "\"09:00\", \"to\": \"15:00\" | \"09:00\", \"to\": \"09:00\" | a session without phase, from or to",
                "\"09:00\", \"to\": \"15:00\" | \"09:00\" | a session without phase, from or to",
                "\"18:00\", \"to\" | \"25:00\", \"to\" | 25:00",
                "~{\"phase\": \"OPEN\", \"from\": \"18:00\"~ | ~{\"phase\": \"PRE_OPEN\", \"from\": \"18:00\"~"
                        + " | have no OPEN session",
                "\"POST_CLOSE\" | \"UNKNOWN\" | state UNKNOWN",
                "\"POST_CLOSE\" | \"LUNCH\" | LUNCH",
                "\"source\": \"A\", | | has no source",
                "\"source\": \"C\", | \"source\": \" \", | has no source",
                "2026-11-08 | 2027-11-08 | 2027-11-08 is not covered",
                "2026-11-08 | 2026-02-30 | 2026-02-30",
                "\"Evening\" | \" \" | has no name",
                "\"SPECIAL\" | \"CLOSED\" | has sessions, which only SPECIAL days have",
                "\"state\": \"SPECIAL\", | | has no state",
                "[\"OTHER_STOCKS\"] | [\"EQUITY_DERIVATIVES\"] | EQUITY_DERIVATIVES is no segment of this market",
                "[\"OTHER_STOCKS\"] | [] | has no segments",
                "Asia/Kolkata | Asia/Nowhere | has no time zone",
                "\"id\": \"test\" | \"id\": \"Test!\" | has no id of small letters",
                "\"name\": \"Test\", | | has no name",
                "\"segment\": \"OTHER_STOCKS\" | \"segment\": \"CURRENCY_DERIVATIVES\" | has no segment of shares",
                "{\"2026-11-08\": \"Evening\"} | {\"2026-11-08\": \"A\", \"2026-11-08\": \"B\"} | Duplicate",
                "\"updated\": \"2026-11-30\", | | updated: is missing"
            })
    void a_fault_is_reported(String good, String bad, String report) {
        String json = GOOD.replace(good, bad == null ? "" : bad);
        assertThat(json).isNotEqualTo(GOOD);

        assertThatThrownBy(() -> MarketFile.parse(json))
                .isInstanceOf(InvalidMarketFileException.class)
                .hasMessageContaining(report);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{}", "{\"updated\": \"2026-01-01\", \"markets\": [null]}", "not JSON", "{"})
    void what_is_no_such_file_is_refused(String json) {
        assertThatThrownBy(() -> MarketFile.parse(json)).isInstanceOf(InvalidMarketFileException.class);
    }

    @Test
    void all_faults_are_reported_together_and_a_day_is_stated_once() {
        String twice = GOOD.replace(
                "\"exceptions\": [",
                "\"exceptions\": [{\"segments\": [\"OTHER_STOCKS\"], \"state\": \"CLOSED\", \"source\": \"\","
                        + " \"days\": {\"2026-11-08\": \"Holiday\"}},");

        assertThatThrownBy(() -> MarketFile.parse(twice))
                .hasMessageContaining("exceptions[0]: has no source")
                .hasMessageContaining("exceptions[1]: 2026-11-08 is there twice for OTHER_STOCKS");
    }
}
