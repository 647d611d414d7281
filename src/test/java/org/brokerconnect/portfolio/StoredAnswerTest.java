package org.brokerconnect.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.brokerconnect.broker.FundHolding;
import org.brokerconnect.broker.Funds;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Position.Traded;
import org.brokerconnect.broker.Positions;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored answers are parsed to equal values, to the last decimal: equal records have numbers of equal scale. */
class StoredAnswerTest {

    private static final BigDecimal ODD = new BigDecimal("1378.4258333333335");

    static Stream<Arguments> answers() {
        Holding plain = SampleHolding.of("INFY")
                .settled("10")
                .at("1500.00", "1575.0", "0")
                .build();
        Holding full = SampleHolding.of("TATASTEEL")
                .settled("10")
                .unsettled("3")
                .pledged("2")
                .at("1378.4258333333335", "0.5999999999999659", "-0")
                .costUncertain()
                .funded("1000", "163.2", "40800.0")
                .inAccount("5WT00001")
                .build();
        Traded traded = new Traded(BigDecimal.ONE, ODD, new BigDecimal("1E+3"));
        Position position = new Position(
                new Listing("MCX", "CRUDEOIL26DECFUT"),
                "7",
                "NRML",
                SampleHolding.RUPEE,
                new BigDecimal("-1"),
                BigDecimal.ZERO,
                new BigDecimal("100.0"),
                ODD,
                ODD,
                BigDecimal.ZERO,
                traded,
                traded,
                traded,
                traded,
                new BigDecimal("-1.25E-13"),
                ODD);
        Funds funds = new Funds(
                SampleHolding.RUPEE,
                List.of(new Funds.Segment(
                        "equity",
                        true,
                        ODD,
                        BigDecimal.ZERO,
                        ODD,
                        Map.of("cash", ODD),
                        Map.of("span", BigDecimal.ONE))),
                List.of("commodity"));
        return Stream.of(
                Arguments.of(PortfolioSection.HOLDINGS, new Rows<>(List.of(plain, full), List.of("row 3"))),
                Arguments.of(PortfolioSection.HOLDINGS, Rows.of(List.of())),
                Arguments.of(PortfolioSection.POSITIONS, new Positions(List.of(position), List.of(), List.of("day"))),
                Arguments.of(PortfolioSection.FUNDS, funds),
                Arguments.of(
                        PortfolioSection.MUTUAL_FUNDS, Rows.of(List.of(fund(Optional.of(LocalDate.of(2026, 11, 20)))))),
                Arguments.of(PortfolioSection.MUTUAL_FUNDS, Rows.of(List.of(fund(Optional.empty())))));
    }

    private static FundHolding fund(Optional<LocalDate> day) {
        return new FundHolding(
                "INF209K01LX6",
                "A fund of all",
                "",
                new BigDecimal("290.505"),
                BigDecimal.ZERO,
                new BigDecimal("27.0065"),
                ODD,
                day,
                SampleHolding.RUPEE);
    }

    @ParameterizedTest
    @MethodSource("answers")
    <T> void every_section_is_parsed_to_an_equal_value(PortfolioSection<T> section, T answer) {
        String json = new StoredAnswer<>("AB1234", answer).toJson();

        assertThat(StoredAnswer.parse(Secret.of(json), section.type())).contains(new StoredAnswer<>("AB1234", answer));
    }

    @Test
    void a_list_that_an_earlier_version_stored_is_read_and_its_prices_of_zero_are_unknown() {
        Holding holding =
                SampleHolding.of("INFY").settled("10").at("1500", "1", "1").build();
        String today = new StoredAnswer<>("AB1234", Rows.of(List.of(holding))).toJson();
        String earlier = today.replace("{\"readable\":", "")
                .replace(",\"unreadable\":[]}", "")
                .replace("\"lastPrice\":1,", "\"lastPrice\":0,")
                .replace("\"product\":\"CNC\",", "");

        assertThat(StoredAnswer.parse(Secret.of(earlier), PortfolioSection.HOLDINGS.type()))
                .hasValueSatisfying(stored -> {
                    assertThat(stored.data().readable()).hasSize(1);
                    assertThat(stored.data().readable().get(0).lastPrice()).isNull();
                    assertThat(stored.data().readable().get(0).averagePrice()).isEqualTo("1500");
                });
    }

    @Test
    void the_cash_of_funds_that_an_earlier_version_stored_is_unknown() {
        String earlier = "{\"account\":\"AB1234\",\"data\":{\"currency\":\"INR\",\"segments\":[{\"name\":\"equity\","
                + "\"spendable\":1,\"available\":{\"cash\":5},\"usedFor\":{}}],\"unreadable\":[]}}";

        assertThat(StoredAnswer.parse(Secret.of(earlier), PortfolioSection.FUNDS.type()))
                .hasValueSatisfying(stored -> assertThat(stored.data().segments())
                        .singleElement()
                        .satisfies(segment -> {
                            assertThat(segment.cash()).isNull();
                            assertThat(segment.available()).containsKey("cash");
                        }));
    }

    @Test
    void unknown_fields_of_a_newer_version_are_ignored() {
        String newer = "{\"account\":\"AB1234\",\"since\":1,\"data\":{\"net\":[],\"day\":[],\"options\":[{}]}}";

        assertThat(StoredAnswer.parse(Secret.of(newer), PortfolioSection.POSITIONS.type()))
                .contains(new StoredAnswer<>("AB1234", new Positions(List.of(), List.of(), List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "null",
                "no json",
                "{\"account\":\"AB1234\",\"data\":{\"net\":1}}",
                "{\"account\":\"AB1234\",\"data\":{\"net\":null,\"day\":null}}",
                "{\"account\":null,\"data\":{\"net\":[],\"day\":[]}}"
            })
    void content_that_cannot_be_parsed_is_ignored(String content) {
        assertThat(StoredAnswer.parse(Secret.of(content), PortfolioSection.POSITIONS.type()))
                .isEmpty();
    }

    @Test
    void empty_content_is_no_answer() {
        assertThat(StoredAnswer.parse(Secret.none(), PortfolioSection.HOLDINGS.type()))
                .isEmpty();
    }
}
