package org.brokerconnect.broker.zerodha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KiteQuotesTest {

    private static final Listing INFY = new Listing("NSE", "INFY");
    private static final Listing NIFTY = new Listing("NSE", "NIFTY 50");

    @Test
    void all_listings_are_requested_in_one_call() {
        SessionContext context = new SessionContext(
                new AppCredentials(Secret.of("key"), Secret.of("secret")),
                new SessionTokens(Secret.of("acc"), Secret.none()),
                Priority.INTERACTIVE);

        WireRequest request = KiteQuotes.request(List.of(INFY, NIFTY), context);

        assertThat(request).hasToString("GET /quote/ltp");
        assertThat(request.form().reveal()).isEqualTo("i=NSE%3AINFY&i=NSE%3ANIFTY+50");
        assertThat(KiteQuotes.PER_CALL).isEqualTo(1000);
    }

    @Test
    void unknown_listings_and_listings_that_were_not_requested_are_absent() {
        Map<Listing, BigDecimal> prices = read("""
                {"NSE:INFY":{"instrument_token":408065,"last_price":1412.95},"NSE:OTHER":{"last_price":1}}""");

        assertThat(prices).containsExactly(Map.entry(INFY, new BigDecimal("1412.95")));
    }

    @Test
    void fields_beside_the_last_price_are_ignored() {
        assertThat(read("""
                {"NSE:NIFTY 50":{"instrument_token":256265,"timestamp":null,"last_price":24850.3,"ohlc":5,
                 "depth":null}}""")).containsExactly(Map.entry(NIFTY, new BigDecimal("24850.3")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"NSE:INFY\":null}",
                "{\"NSE:INFY\":{}}",
                "{\"NSE:INFY\":7}",
                "{\"NSE:INFY\":{\"last_price\":\"?\"}}",
                "{\"NSE:INFY\":{\"last_price\":0}}"
            })
    void a_listing_without_a_price_is_absent(String data) {
        assertThat(read(data)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "[1]"})
    void an_answer_of_another_shape_is_garbled(String data) {
        assertThatThrownBy(() -> read(data)).isInstanceOf(BrokerUnavailableException.class);
    }

    private static Map<Listing, BigDecimal> read(String data) {
        return KiteQuotes.lastPrices(Wire.data(data), List.of(INFY, NIFTY));
    }
}
