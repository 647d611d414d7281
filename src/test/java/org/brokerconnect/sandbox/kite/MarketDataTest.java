package org.brokerconnect.sandbox.kite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brokerconnect.sandbox.kite.KiteHttp.header;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MarketDataTest {
    private final KiteSandbox sandbox = KiteSandbox.start(
            0,
            SandboxOptions.defaults()
                    .limits(RateLimits.unlimited())
                    .stagedFlush()
                    .startAt(Instant.parse("2026-11-23T06:00:00Z")));
    private final KiteHttp kite = new KiteHttp(sandbox);
    private final String session = kite.session("AB1234");

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void quotes_are_keyed_by_the_requested_instrument_and_omit_unknown_ones() {
        JsonNode quotes = kite.get("/quote/ltp?i=NSE:INFY&i=NSE:NIFTY+50&i=NSE:NIFTY%20BANK&i=NSE:NOTHING", session)
                .data();

        assertThat(quotes.fieldNames()).toIterable().containsExactly("NSE:INFY", "NSE:NIFTY 50", "NSE:NIFTY BANK");
        assertThat(quotes.at("/NSE:INFY/instrument_token").asLong()).isEqualTo(408065);
    }

    @Test
    void quotes_have_three_sizes() {
        JsonNode ltp = kite.get("/quote/ltp?i=NSE:INFY", session).data().get("NSE:INFY");
        JsonNode ohlc = kite.get("/quote/ohlc?i=NSE:INFY", session).data().get("NSE:INFY");
        JsonNode quote = kite.get("/quote?i=NSE:INFY", session).data().get("NSE:INFY");
        JsonNode index = kite.get("/quote?i=NSE:NIFTY+50", session).data().get("NSE:NIFTY 50");

        assertThat(ltp).hasSize(2);
        assertThat(ohlc.get("ohlc").fieldNames()).toIterable().containsExactly("open", "high", "low", "close");
        assertThat(quote.get("timestamp").asText()).startsWith("2026-11-23 11:30:");
        assertThat(quote.at("/depth/buy")).hasSize(5);
        assertThat(quote.at("/depth/sell/0/price").asDouble())
                .isGreaterThan(quote.at("/depth/buy/0/price").asDouble());
        assertThat(index.has("depth")).isFalse();
    }

    @Test
    void holdings_and_quotes_have_the_same_prices() {
        JsonNode changed = kite.json("PUT", "/_sandbox/market", "{\"prices\":{\"NSE:INFY\":1600.1}}")
                .body();

        assertThat(changed.get("open").asBoolean()).isTrue();
        assertThat(kite.get("/quote/ltp?i=NSE:INFY", session)
                        .data()
                        .at("/NSE:INFY/last_price")
                        .asDouble())
                .isEqualTo(1600.1);
        assertThat(kite.get("/portfolio/holdings", session)
                        .data()
                        .get(0)
                        .get("last_price")
                        .asDouble())
                .isEqualTo(1600.1);
    }

    @Test
    void market_data_needs_a_session_and_a_plan_with_market_data() {
        String app = "sandboxpersonal";
        String personal = header(app, kite.exchange(app, app + "-secret", kite.requestToken(app, "AB1234")));

        assertThat(kite.get("/quote/ltp?i=NSE:INFY", personal).error())
                .isEqualTo("PermissionException: Insufficient permission for that call.");
        assertThat(kite.get("/portfolio/holdings", personal).status()).isEqualTo(200);
        assertThat(kite.get("/quote/ltp?i=NSE:INFY").error())
                .isEqualTo("InputException: Invalid `api_key` or `access_token`.");
        assertThat(kite.get("/quote/ltp?i=NSE:INFY", "token a:b").error())
                .isEqualTo("TokenException: Incorrect `api_key` or `access_token`.");
        assertThat(kite.get("/quote", session).status()).isEqualTo(400);
        assertThat(kite.get("/quote?i=A" + "&i=A".repeat(500), session).status())
                .isEqualTo(400);
    }

    @Test
    void candles_have_six_items_or_seven_with_open_interest() {
        String path = "/instruments/historical/408065/5minute?from=2026-11-20+09:15:00&to=2026-11-20+15:30:00";

        JsonNode candles = kite.get(path, session).data().get("candles");
        JsonNode withInterest = kite.get(path + "&oi=1", session).data().get("candles");

        assertThat(candles)
                .as("72 until 15:15, and that of the closing auction")
                .hasSize(73);
        assertThat(candles.get(0)).hasSize(6);
        assertThat(candles.at("/0/0").asText()).isEqualTo("2026-11-20T09:15:00+0530");
        assertThat(withInterest.get(0)).hasSize(7);
        assertThat(candles.at("/72/4").asDouble()).isEqualTo(1542.35);
    }

    @Test
    void invalid_candle_requests_get_the_error_messages_of_the_broker() {
        String base = "/instruments/historical/408065/";
        String year = "?from=2025-11-20+09:15:00&to=2026-11-20+15:30:00";

        assertThat(kite.get(base + "minute" + year, session).error())
                .isEqualTo("InputException: interval exceeds max limit: 60 days");
        assertThat(kite.get(base + "day" + year, session).data().get("candles")).hasSizeGreaterThan(250);
        assertThat(kite.get(base + "day" + year + "&continuous=1", session).error())
                .isEqualTo("InputException: invalid interval for continuous data");
        assertThat(kite.get(base + "2minute" + year, session).status()).isEqualTo(400);
        assertThat(kite.get(base + "day?from=yesterday&to=2026-11-20", session).status())
                .isEqualTo(400);
        assertThat(kite.get("/instruments/historical/1/day" + year, session).status())
                .isEqualTo(400);
    }

    @Test
    void the_instrument_dump_needs_no_session_and_is_gzipped() throws Exception {
        HttpResponse<InputStream> dump = dump("/instruments", "gzip");
        String csv = new String(new GZIPInputStream(dump.body()).readAllBytes(), StandardCharsets.UTF_8);
        String plain = new String(dump("/instruments/BSE", "identity").body().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(dump.headers().firstValue("Content-Type")).contains("text/csv");
        assertThat(csv)
                .startsWith("instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,tick_size,"
                        + "lot_size,instrument_type,segment,exchange\n408065,1594,INFY,\"INFOSYS\",1542.35,,0.0,")
                .contains("NIFTY26DECFUT,\"NIFTY\",26051.7,2026-12-29,");
        assertThat(plain.lines()).hasSize(6);
    }

    private HttpResponse<InputStream> dump(String path, String encoding) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .header("Accept-Encoding", encoding)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    @Test
    void a_staged_flush_ends_sessions_for_quotes_then_candles_then_all_other_calls() {
        String candles = "/instruments/historical/408065/day?from=2026-11-20&to=2026-11-21";

        sandbox.clock().freeze(Instant.parse("2026-11-23T23:50:00Z"));
        assertThat(kite.get("/quote/ltp?i=NSE:INFY", session).status()).isEqualTo(403);
        assertThat(kite.get(candles, session).status()).isEqualTo(200);

        sandbox.clock().set(Instant.parse("2026-11-24T00:03:00Z"));
        assertThat(kite.get(candles, session).status()).isEqualTo(403);
        assertThat(kite.get("/user/profile", session).status()).isEqualTo(200);

        sandbox.clock().set(Instant.parse("2026-11-24T01:05:00Z"));
        assertThat(kite.get("/user/profile", session).status()).isEqualTo(403);
    }
}
