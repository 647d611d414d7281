package org.brokerconnect.broker.tastytrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.broker.Funds;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Positions;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.wire.CannedServer;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that the sandbox does not send, byte by byte. */
class TastyWireTest {

    private static final Instant NOW = Instant.parse("2026-11-25T15:00:00Z");
    private static final SessionTokens TOKENS =
            new SessionTokens(Secret.of("canary-access"), Secret.of("canary-refresh"));
    private static final ConsentRequest REQUEST =
            new ConsentRequest(Secret.none(), URI.create("https://example.com/callback"));
    private static final String ONE_ACCOUNT =
            "{\"data\":{\"items\":[{\"account\":{\"account-number\":\"5WT1\",\"is-closed\":false}}]}}";

    private final CannedServer server = new CannedServer();
    private final TastytradeBroker broker = SandboxTastytrade.broker(
            SandboxTastytrade.config(server.root().toString(), 30),
            Clock.fixed(NOW, ZoneOffset.UTC),
            SandboxTastytrade.NO_STREAMS);
    private final BrokerClient client =
            broker.client(new SessionContext(SandboxTastytrade.app("canary-secret"), TOKENS, Priority.INTERACTIVE));

    @AfterEach
    void close() {
        server.close();
    }

    /** Answers each call by its path. */
    private void answer(Map<String, String> bodies) {
        server.handles(connection -> {
            String path = connection.request().split(" ", 3)[1].split("\\?")[0];
            byte[] body = bodies.getOrDefault(path, "{\"data\":{}}").getBytes(StandardCharsets.UTF_8);
            String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                    + "\r\nConnection: close\r\n\r\n";
            connection.out().write(head.getBytes(StandardCharsets.US_ASCII));
            connection.out().write(body);
        });
    }

    private void positions(String rows) {
        answer(Map.of(
                "/customers/me/accounts",
                ONE_ACCOUNT,
                "/accounts/5WT1/positions",
                "{\"data\":{\"items\":[" + rows + "]}}"));
    }

    private static String row(String fields) {
        return "{\"symbol\":\"AAPL\",\"instrument-type\":\"Equity\",\"quantity\":\"1\",\"quantity-direction\":\"Long\""
                + (fields.isEmpty() ? "" : ",") + fields + "}";
    }

    private BrokerException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        BrokerException refused = catchThrowableOfType(BrokerException.class, call);
        assertThat(refused).isNotNull();
        assertThat(refused.getMessage()).doesNotContain("canary");
        return refused;
    }

    @Test
    void every_call_has_a_user_agent_with_a_version_and_no_version_of_the_api() {
        server.json(200, "{\"data\":{\"id\":\"C1\"}}");

        client.profile();

        assertThat(server.requests().get(0))
                .contains("User-Agent: broker-connect/1.0", "Authorization: Bearer canary-access")
                .doesNotContain("Accept-Version");
    }

    @Test
    void the_token_endpoint_gets_json_with_everything_that_it_needs() {
        server.json(200, "{\"access_token\":\"new\",\"expires_in\":900}");

        client.renew();

        assertThat(server.requests().get(0))
                .startsWith("POST /oauth/token ")
                .contains("Content-Type: application/json", "User-Agent: broker-connect/1.0")
                .endsWith("{\"grant_type\":\"refresh_token\",\"refresh_token\":\"canary-refresh\","
                        + "\"client_secret\":\"canary-secret\",\"scope\":\"read\"}");
    }

    @Test
    void an_exchange_sends_the_redirect_address_of_the_consent() {
        answer(Map.of(
                "/oauth/token",
                        "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":900,\"id_token\":\"x\"}",
                "/customers/me", "{\"data\":{\"id\":\"C1\",\"first-name\":\"Ada\",\"last-name\":\"Quinn\"}}"));

        BrokerSession session =
                broker.exchange(SandboxTastytrade.app("canary-secret"), REQUEST, Secret.of("canary-code"));

        assertThat(server.requests().get(0))
                .endsWith("{\"grant_type\":\"authorization_code\",\"code\":\"canary-code\","
                        + "\"client_id\":\"sandbox-tasty\",\"client_secret\":\"canary-secret\","
                        + "\"redirect_uri\":\"https://example.com/callback\"}");
        assertThat(session.userName()).isEqualTo("Ada Quinn");
        assertThat(session.accessEnds()).isEqualTo(NOW.plusSeconds(900));
        assertThat(session.grantEnds()).isEmpty();
        assertThat(session.tokens()).isEqualTo(new SessionTokens(Secret.of("a"), Secret.of("r")));
    }

    @ParameterizedTest
    @CsvSource({
        "900, 900",
        "'', 900",
        "null, 900",
        "0, 900",
        "-5, 900",
        "\"abc\", 900",
        "\"60\", 60",
        "1e9, 86400",
        "60.9, 60"
    })
    void the_life_of_an_access_token_is_read_or_the_documented_one(String expiresIn, long seconds) {
        String field = expiresIn.isEmpty() ? "" : ",\"expires_in\":" + expiresIn;
        server.json(200, "{\"access_token\":\"new\"" + field + "}");

        assertThat(client.renew())
                .isInstanceOfSatisfying(Renewal.Renewed.class, renewed -> assertThat(renewed.accessEnds())
                        .isEqualTo(NOW.plusSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"access_token\":\"\"}", "{\"access_token\":\"a b\"}", "{\"access_token\":null}", "[]"})
    void a_success_without_a_usable_access_token_is_no_renewal(String body) {
        server.json(200, body);

        assertThat(client.renew()).isInstanceOfSatisfying(Renewal.TryLater.class, later -> assertThat(later.code())
                .isEqualTo("broker-answer-garbled"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant, AUTH, refresh-token-refused",
        "401, invalid_grant, AUTH, refresh-token-refused",
        "403, access_denied, AUTH, refresh-token-refused",
        "400, invalid_client, CONFIG, app-secret-refused",
        "401, invalid_client, CONFIG, app-secret-refused",
        "400, unauthorized_client, CONFIG, user-not-enabled",
        "400, invalid_request, CONFIG, request-refused",
        "400, invalid_scope, CONFIG, request-refused",
        "400, unsupported_grant_type, CONFIG, request-refused",
        "401, something_new, CONFIG, request-refused",
        "403, not_permitted, PERMISSION, permission-missing",
        "404, record_not_found, CONFIG, broker-route-unknown",
        "408, timeout, TRANSIENT, broker-slow",
        "429, too_many, RATE, rate-limited",
        "500, invalid_grant, TRANSIENT, broker-down",
        "503, '', TRANSIENT, broker-down"
    })
    void refusals_of_the_token_endpoint_in_both_forms(int status, String error, Verdict verdict, String code) {
        for (String body : List.of(
                "{\"error\":\"" + error + "\",\"error_description\":\"canary text\"}",
                "{\"error\":{\"code\":\"" + error + "\",\"message\":\"canary text\"}}")) {
            TastytradeBroker fresh = SandboxTastytrade.broker(
                    SandboxTastytrade.config(server.root().toString(), 30),
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    SandboxTastytrade.NO_STREAMS);
            server.json(status, body);

            Renewal renewal = fresh.client(
                            new SessionContext(SandboxTastytrade.app("canary-secret"), TOKENS, Priority.INTERACTIVE))
                    .renew();

            assertThat(renewal.<String>fold(
                            done -> "renewed",
                            login -> "AUTH " + login.code(),
                            later -> later.verdict() + " " + later.code()))
                    .isEqualTo(verdict + " " + code);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, token_invalid, AUTH, session-ended",
        "401, invalid_credentials, AUTH, session-ended",
        "401, unauthorized, AUTH, session-ended",
        "401, something_new, TRANSIENT, request-forbidden",
        "401, '', TRANSIENT, request-forbidden",
        "403, insufficient_scopes, PERMISSION, permission-missing",
        "404, record_not_found, CONFIG, broker-route-unknown",
        "422, validation_error, CONFIG, request-refused",
        "429, '', RATE, rate-limited",
        "500, token_invalid, TRANSIENT, broker-down"
    })
    void refusals_of_the_profile(int status, String error, Verdict verdict, String code) {
        server.json(status, "{\"error\":{\"code\":\"" + error + "\",\"message\":\"canary text\"}}");

        BrokerException refused = refusal(client::profile);

        assertThat(refused.verdict() + " " + refused.code()).isEqualTo(verdict + " " + code);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 403, 404})
    void a_web_page_is_never_a_word_about_the_session(int status) {
        server.answers(status, "text/html", "<html>401 Authorization Required</html>".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal(client::profile).code()).isEqualTo("broker-answer-not-json");
        assertThat(client.renew()).isInstanceOfSatisfying(Renewal.TryLater.class, later -> assertThat(later.verdict())
                .isEqualTo(Verdict.TRANSIENT));
    }

    @Test
    void a_success_with_an_error_is_no_success() {
        server.json(200, "{\"error\":{\"code\":\"token_invalid\"}}");

        assertThat(refusal(client::profile).code()).isEqualTo("broker-answer-garbled");
    }

    @ParameterizedTest
    @CsvSource({"Long, 5, 5", "Short, 5, -5", "Zero, 0, 0", "Zero, 5, 0", "Short, 0.12345678, -0.12345678"})
    void the_direction_is_the_sign_of_a_quantity(String direction, String quantity, BigDecimal expected) {
        positions("{\"symbol\":\"/ESZ6\",\"instrument-type\":\"Future\",\"quantity\":\"" + quantity
                + "\",\"quantity-direction\":\"" + direction + "\"}");

        assertThat(client.positions().net()).extracting(Position::quantity).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"instrument-type\":\"Equity\",\"quantity\":\"1\",\"quantity-direction\":\"Long\"}",
                "{\"symbol\":\"X\",\"quantity\":\"1\",\"quantity-direction\":\"Long\"}",
                "{\"symbol\":\"X\",\"instrument-type\":\"Equity\",\"quantity-direction\":\"Long\"}",
                "{\"symbol\":\"X\",\"instrument-type\":\"Bond\",\"quantity\":\"NaN\",\"quantity-direction\":\"Long\"}",
                "{\"symbol\":\"X\",\"instrument-type\":\"Equity\",\"quantity\":\"-1\",\"quantity-direction\":\"Long\"}",
                "{\"symbol\":\"X\",\"instrument-type\":\"Equity\",\"quantity\":\"1\"}",
                "{\"symbol\":\"X\",\"instrument-type\":\"Equity\",\"quantity\":\"1\",\"quantity-direction\":\"Up\"}"
            })
    void a_row_that_does_not_say_what_or_how_much_is_named_and_not_guessed(String row) {
        positions(row("") + "," + row);

        assertThat(client.holdings().readable()).hasSize(1);
        assertThat(client.holdings().unreadable()).hasSize(1);
    }

    @Test
    void unknown_numbers_are_null_and_never_zero() {
        positions("{\"symbol\":\"/ES\",\"instrument-type\":\"Future\",\"quantity\":\"1\","
                + "\"quantity-direction\":\"Short\"}");

        Position position = client.positions().net().get(0);

        assertThat(position.averagePrice()).isNull();
        assertThat(position.lastPrice()).isNull();
        assertThat(position.profit()).isNull();
        assertThat(position.markedToMarket()).isNull();
        assertThat(position.bought().value()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "125.5, Credit, 2026-11-25, 125.5",
        "125.5, Debit, 2026-11-25, -125.5",
        "0.0, None, 2026-11-25, 0",
        "125.5, None, 2026-11-25, ",
        "125.5, Other, 2026-11-25, ",
        "125.5, Credit, 2026-11-24, 0",
        "125.5, Credit, '', 125.5"
    })
    void an_amount_has_the_sign_of_its_effect_and_only_on_its_day(
            String amount, String effect, String date, BigDecimal expected) {
        positions("{\"symbol\":\"MSFT\",\"instrument-type\":\"Equity\",\"quantity\":\"0\","
                + "\"quantity-direction\":\"Zero\","
                + "\"realized-day-gain\":\"" + amount + "\",\"realized-day-gain-effect\":\"" + effect
                + "\",\"realized-day-gain-date\":\"" + date + "\"}");

        assertThat(client.positions().net().get(0).profit()).isEqualTo(expected);
    }

    @Test
    void an_unknown_kind_of_instrument_is_a_position_and_units_of_a_fund_are_funds() {
        positions("{\"symbol\":\"NEW\",\"instrument-type\":\"Event Contract\",\"quantity\":\"1\","
                + "\"quantity-direction\":\"Long\"},{\"symbol\":\"VTSAX\",\"instrument-type\":\"Mutual Fund\","
                + "\"quantity\":\"2.5\",\"quantity-direction\":\"Long\"}," + row("\"currency\":\"CAD\""));

        Positions positions = client.positions();
        assertThat(positions.net())
                .extracting(position -> position.listing().symbol())
                .containsExactly("NEW");
        assertThat(client.fundHoldings().readable())
                .extracting(fund -> fund.name() + " " + fund.quantity())
                .containsExactly("VTSAX 2.5");
        assertThat(client.holdings().readable().get(0).currency().getCurrencyCode())
                .isEqualTo("CAD");
    }

    @Test
    void a_customer_without_accounts_owns_nothing_and_an_unreadable_list_is_no_such_answer() {
        answer(Map.of("/customers/me/accounts", "{\"data\":{\"items\":[]}}"));
        assertThat(client.holdings().isEmpty()).isTrue();

        answer(Map.of(
                "/customers/me/accounts", "{\"data\":{\"items\":[{\"account\":{\"account-number\":\"../x\"}}]}}"));
        assertThat(refusal(client::holdings).code()).isEqualTo("broker-answer-garbled");

        answer(Map.of("/customers/me/accounts", "{\"data\":{}}"));
        assertThat(refusal(client::holdings).code()).isEqualTo("broker-answer-garbled");
    }

    @Test
    void balances_as_a_list_are_read_as_well() {
        answer(Map.of(
                "/customers/me/accounts",
                ONE_ACCOUNT,
                "/accounts/5WT1/balances",
                "{\"data\":{\"items\":[{\"currency\":\"USD\",\"cash-balance\":\"-5.25\",\"pending-cash\":\"3\","
                        + "\"pending-cash-effect\":\"Credit\"},{\"currency\":\"EUR\",\"cash-balance\":\"1\"}]}}"));

        Funds funds = client.funds();

        assertThat(funds.segments()).singleElement().satisfies(segment -> {
            assertThat(segment.cash()).isEqualTo("-5.25");
            assertThat(segment.usedFor()).containsEntry("pending-cash", new BigDecimal("3"));
            assertThat(segment.used()).isNull();
        });
        assertThat(funds.unreadable()).containsExactly("5WT1 EUR");
    }

    @Test
    void quotes_are_asked_for_by_type_and_a_missing_trade_is_replaced_by_the_mark() {
        server.json(
                200,
                "{\"data\":{\"items\":[{\"symbol\":\"AAPL\",\"last\":\"0\",\"mark\":\"189.5\"},"
                        + "{\"symbol\":\"BTC/USD\",\"last\":\"94485.81\"},{\"symbol\":\"X\",\"last\":\"NaN\"},"
                        + "{\"symbol\":\"OTHER\",\"last\":\"1\"}]}}");
        List<Listing> listings = List.of(
                new Listing("", "AAPL"),
                new Listing("", "BTC/USD"),
                new Listing("", "X"),
                new Listing("", "BRK/B"),
                new Listing("", "AAPL  270115C00220000"));

        Map<Listing, BigDecimal> prices = client.lastPrices(listings);

        assertThat(prices)
                .containsOnly(
                        Map.entry(listings.get(0), new BigDecimal("189.5")),
                        Map.entry(listings.get(1), new BigDecimal("94485.81")));
        assertThat(server.requests().get(0).lines().findFirst().orElseThrow())
                .contains(
                        "cryptocurrency=BTC%2FUSD", "equity=AAPL%2CX%2CBRK%2FB", "equity-option=AAPL++270115C00220000");
    }
}
