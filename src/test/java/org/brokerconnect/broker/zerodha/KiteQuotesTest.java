package org.brokerconnect.broker.zerodha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Quote;
import org.brokerconnect.broker.Quote.Detail;
import org.brokerconnect.broker.zerodha.stream.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KiteQuotesTest {

    private static final Listing INFY = new Listing("NSE", "INFY");
    private static final Listing NIFTY = new Listing("NSE", "NIFTY 50");
    private final KiteQuotes quotes = new KiteQuotes(new KiteCalendar());

    @ParameterizedTest
    @CsvSource({"LAST_PRICE,/quote/ltp,1000", "DAY,/quote/ohlc,1000", "MARKET,/quote,500"})
    void each_detail_has_its_route_and_its_limit(Detail detail, String path, int perCall) {
        KiteRequest request = KiteQuotes.request(List.of(INFY, NIFTY), detail);

        assertThat(request).hasToString("GET " + path);
        assertThat(request.form().reveal()).isEqualTo("i=NSE%3AINFY&i=NSE%3ANIFTY+50");
        assertThat(KiteQuotes.perCall(detail)).isEqualTo(perCall);
    }

    @Test
    void a_whole_quote_is_read_with_its_order_book() {
        Quote quote = read("""
                {"NSE:INFY":{"instrument_token":408065,"timestamp":"2026-11-22 15:45:56","last_trade_time":"2026-11-22 15:45:52",
                 "last_price":1412.95,"last_quantity":5,"buy_quantity":0,"sell_quantity":5191,"volume":7360198,
                 "average_price":1412.47,"oi":0,"oi_day_high":0,"oi_day_low":0,"net_change":-0.65,
                 "lower_circuit_limit":1250.7,"upper_circuit_limit":1528.6,
                 "ohlc":{"open":1396,"high":1421.75,"low":1395.55,"close":1389.65},
                 "depth":{"buy":[{"price":0,"quantity":0,"orders":0}],"sell":[{"price":1412.95,"quantity":5191,"orders":13}]}}}""", Detail.MARKET).get(INFY);

        assertThat(quote.streamKey()).isEqualTo("408065");
        assertThat(quote.lastPrice()).isEqualTo("1412.95");
        assertThat(quote.day().orElseThrow())
                .isEqualTo(new Quote.Day(number("1396"), number("1421.75"), number("1395.55"), number("1389.65")));
        Quote.Market market = quote.market().orElseThrow();
        assertThat(market.at()).hasValueSatisfying(at -> assertThat(at).isEqualTo("2026-11-22T10:15:56Z"));
        assertThat(market.volume()).isEqualTo("7360198");
        assertThat(market.change()).isEqualTo("-0.65");
        assertThat(market.asks()).containsExactly(new Quote.Level(number("1412.95"), number("5191"), 13));
    }

    @Test
    void an_index_has_no_trades_and_no_order_book() {
        Quote quote = read("""
                {"NSE:NIFTY 50":{"instrument_token":256265,"timestamp":null,"last_trade_time":null,"last_price":24850.3,
                 "net_change":-0,"ohlc":{"open":24800,"high":24900,"low":24750.05,"close":24790},"depth":null}}""", Detail.MARKET).get(NIFTY);

        Quote.Market market = quote.market().orElseThrow();
        assertThat(market.at()).isEmpty();
        assertThat(market.lastTradeAt()).isEmpty();
        assertThat(market.volume()).isZero();
        assertThat(market.bids()).isEmpty();
    }

    @Test
    void what_the_broker_does_not_know_is_absent_and_what_nobody_asked_for_too() {
        Map<Listing, Quote> read = read("""
                {"NSE:INFY":{"instrument_token":408065,"last_price":1412.95},"NSE:OTHER":{"last_price":1}}""", Detail.LAST_PRICE);

        assertThat(read).containsOnlyKeys(INFY);
        assertThat(read.get(INFY).day()).isEmpty();
        assertThat(read.get(INFY).market()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"NSE:INFY\":null}", "{\"NSE:INFY\":{}}"})
    void no_quotes_are_no_quotes(String data) {
        assertThat(read(data, Detail.DAY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "[1]",
                "{\"NSE:INFY\":7}",
                "{\"NSE:INFY\":{\"last_price\":\"?\"}}",
                "{\"NSE:INFY\":{\"last_price\":1,\"ohlc\":5}}"
            })
    void quotes_of_another_shape_are_garbled(String data) {
        assertThatThrownBy(() -> read(data, Detail.DAY)).isInstanceOf(BrokerUnavailableException.class);
    }

    private Map<Listing, Quote> read(String data, Detail detail) {
        return quotes.read(Wire.data(data), List.of(INFY, NIFTY), detail);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
