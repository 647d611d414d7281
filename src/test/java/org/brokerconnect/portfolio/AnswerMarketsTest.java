package org.brokerconnect.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Positions;
import org.brokerconnect.market.MarketCalendar;
import org.brokerconnect.market.MarketPhase;
import org.brokerconnect.market.MarketSegment;
import org.brokerconnect.market.MarketStatus;
import org.brokerconnect.market.TestMarkets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each position has the market hours of its own segment. */
class AnswerMarketsTest {

    private static final Map<String, MarketSegment> SEGMENTS = Map.of(
            "NSE", MarketSegment.AUCTION_STOCKS,
            "NFO", MarketSegment.EQUITY_DERIVATIVES,
            "CDS", MarketSegment.CURRENCY_DERIVATIVES,
            "MCX", MarketSegment.COMMODITY_DERIVATIVES);

    private static PositionsView positions(AnswerMarkets markets, String... exchanges) {
        List<Position> rows = Stream.of(exchanges)
                .map(exchange -> FiguresTest.position(new Listing(exchange, "SYMBOL")))
                .toList();
        return PositionsView.of(new PortfolioAnswer<>(FiguresTest.LIVE, new Positions(rows, List.of(), List.of()), null)
                .withMarkets(markets));
    }

    private static AnswerMarkets indiaAt(String time) {
        Instant now = Instant.parse(time + ":00+05:30");
        MarketCalendar india = TestMarkets.india();
        return AnswerMarkets.of(
                exchange -> Optional.ofNullable(SEGMENTS.get(exchange)), india, segment -> india.status(segment, now));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-25T12:00, OPEN, OPEN, OPEN, OPEN",
        "2026-08-25T15:20, CLOSING_AUCTION, OPEN, OPEN, OPEN",
        "2026-08-25T15:36, CLOSED, OPEN, OPEN, OPEN",
        "2026-08-25T16:30, CLOSED, CLOSED, OPEN, OPEN",
        "2026-08-25T17:30, CLOSED, CLOSED, CLOSED, OPEN",
        "2026-08-25T23:45, CLOSED, CLOSED, CLOSED, CLOSED",
        "2026-08-26T12:00, OPEN, OPEN, CLOSED, OPEN",
        "2026-11-23T12:00, OPEN, OPEN, OPEN, UNKNOWN",
    })
    void a_market_can_be_open_while_another_is_closed(
            String time, MarketPhase shares, MarketPhase derivatives, MarketPhase currency, MarketPhase commodity) {
        PositionsView view = positions(indiaAt(time), "NFO", "MCX", "NSE", "CDS", "NSE");

        assertThat(view.markets())
                .extracting(MarketStatus::segment)
                .containsExactly(
                        MarketSegment.AUCTION_STOCKS,
                        MarketSegment.EQUITY_DERIVATIVES,
                        MarketSegment.CURRENCY_DERIVATIVES,
                        MarketSegment.COMMODITY_DERIVATIVES);
        assertThat(view.markets())
                .extracting(MarketStatus::phase)
                .containsExactly(shares, derivatives, currency, commodity);
        assertThat(view.net())
                .extracting(PositionView::segment)
                .containsExactly(
                        MarketSegment.EQUITY_DERIVATIVES,
                        MarketSegment.COMMODITY_DERIVATIVES,
                        MarketSegment.AUCTION_STOCKS,
                        MarketSegment.CURRENCY_DERIVATIVES,
                        MarketSegment.AUCTION_STOCKS);
        assertThat(view.market()).as("there are several").isNull();
    }

    @Test
    void positions_in_one_segment_have_its_state_as_their_common_one() {
        PositionsView view = positions(indiaAt("2026-08-25T20:00"), "MCX", "MCX");

        assertThat(view.market().segment()).isEqualTo(MarketSegment.COMMODITY_DERIVATIVES);
        assertThat(view.market().phase()).isEqualTo(MarketPhase.OPEN);
        assertThat(view.markets()).containsExactly(view.market());
    }

    @Test
    void a_position_on_an_exchange_of_unknown_hours_has_none_and_there_is_no_common_state() {
        PositionsView view = positions(indiaAt("2026-08-25T12:00"), "NFO", "NEW");

        assertThat(view.net())
                .extracting(PositionView::segment)
                .containsExactly(MarketSegment.EQUITY_DERIVATIVES, null);
        assertThat(view.markets()).extracting(MarketStatus::segment).containsExactly(MarketSegment.EQUITY_DERIVATIVES);
        assertThat(view.market()).isNull();
    }

    @Test
    void a_sample_and_an_account_without_positions_have_no_market() {
        assertThat(positions(AnswerMarkets.NONE, "NFO").markets()).isEmpty();
        assertThat(positions(AnswerMarkets.NONE, "NFO").market()).isNull();
        assertThat(AnswerMarkets.NONE.shares()).isNull();
        assertThat(positions(indiaAt("2026-08-25T12:00")).markets()).isEmpty();
    }
}
