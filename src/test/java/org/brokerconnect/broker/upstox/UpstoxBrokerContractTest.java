package org.brokerconnect.broker.upstox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.broker.FundHolding;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Positions;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.contract.AccountClauses;
import org.brokerconnect.broker.contract.BrokerContract;
import org.brokerconnect.broker.contract.LoginOnlyClauses;
import org.brokerconnect.broker.contract.PastedTokenClauses;
import org.brokerconnect.broker.contract.RemoteBroker;
import org.brokerconnect.broker.contract.RevocationClauses;
import org.brokerconnect.sandbox.upstox.Fault;
import org.brokerconnect.sandbox.upstox.FaultKind;
import org.brokerconnect.sandbox.upstox.UpstoxLogin;
import org.brokerconnect.sandbox.upstox.UpstoxOptions;
import org.brokerconnect.sandbox.upstox.UpstoxSandbox;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract over HTTP against the sandbox, and behaviour that only Upstox has. */
class UpstoxBrokerContractTest extends BrokerContract
        implements AccountClauses, RevocationClauses, LoginOnlyClauses, PastedTokenClauses {

    private static final Instant MORNING = Instant.parse("2026-11-25T05:00:00Z");
    private static final ConsentRequest REQUEST =
            new ConsentRequest(Secret.of("state-of-this-test"), UpstoxRemoteBroker.REDIRECT);
    private static final UpstoxSandbox SANDBOX = UpstoxSandbox.start(
            0,
            UpstoxOptions.defaults(UpstoxRemoteBroker.REDIRECT.toString())
                    .unlimited()
                    .startAt(MORNING));
    private static final UpstoxBroker BROKER = broker(30);
    private static final UpstoxBroker IMPATIENT = broker(1);

    private final UpstoxRemoteBroker remote = new UpstoxRemoteBroker(SANDBOX);

    private static UpstoxBroker broker(int timeoutSeconds) {
        return UpstoxRemoteBroker.broker(URI.create(SANDBOX.url()), SANDBOX.clock(), timeoutSeconds);
    }

    @BeforeEach
    void forget() {
        SANDBOX.reset();
    }

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @Override
    public Broker broker() {
        return remote.isSlow() ? IMPATIENT : BROKER;
    }

    @Override
    public RemoteBroker remote() {
        return remote;
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T14:30:00Z, 2026-11-24T22:00:00Z",
        "2026-11-24T21:00:00Z, 2026-11-24T22:00:00Z",
        "2026-11-24T21:59:59Z, 2026-11-24T22:00:00Z",
        "2026-11-24T22:00:00Z, 2026-11-25T22:00:00Z"
    })
    void a_session_ends_at_half_past_three_whenever_it_began(Instant login, Instant end) {
        SANDBOX.clock().freeze(login);
        BrokerSession session = connect(remote.app());
        assertThat(session.accessEnds()).isEqualTo(end);

        SANDBOX.clock().freeze(end.minusSeconds(1));
        assertThat(client(remote.app(), session.tokens()).profile().userId()).isEqualTo("UP1234");

        SANDBOX.clock().freeze(end);
        assertThat(refusal(() -> client(remote.app(), session.tokens()).profile())
                        .verdict())
                .isEqualTo(Verdict.AUTH);
    }

    @Test
    void at_night_nothing_is_read_and_the_session_lives() {
        SANDBOX.clock().freeze(Instant.parse("2026-11-24T19:00:00Z"));
        BrokerClient client = client(remote.app(), connect(remote.app()).tokens());

        for (Runnable read :
                List.<Runnable>of(client::holdings, client::positions, client::funds, client::fundHoldings)) {
            BrokerException closed = refusal(read::run);
            assertThat(closed.verdict()).isEqualTo(Verdict.TRANSIENT);
            assertThat(closed.code()).isEqualTo("broker-closed");
            assertThat(closed.retryAfter()).contains(Duration.ofHours(5));
        }
        assertThat(client.profile().userId()).isEqualTo("UP1234");
    }

    @Test
    void a_failed_exchange_uses_the_code_up() {
        Secret code = code();
        SANDBOX.faults().clear();
        ConsentRequest elsewhere = new ConsentRequest(Secret.none(), URI.create("http://localhost:8080/elsewhere"));

        BrokerException refused = refusal(() -> BROKER.exchange(remote.app(), elsewhere, code));
        assertThat(refused.verdict()).isEqualTo(Verdict.CONFIG);
        assertThat(refused.code()).isEqualTo("redirect-address-refused");

        assertThat(refusal(() -> BROKER.exchange(remote.app(), REQUEST, code)).code())
                .isEqualTo("code-stale");
    }

    @Test
    void an_expired_code_is_stale() {
        Secret code = code();
        SANDBOX.clock().advance(Duration.ofMinutes(3));

        assertThat(refusal(() -> BROKER.exchange(remote.app(), REQUEST, code)).verdict())
                .isEqualTo(Verdict.AUTH);
    }

    @Test
    void a_false_refusal_of_the_token_by_one_route_ends_nothing() {
        BrokerClient client = client(remote.app(), connect(remote.app()).tokens());
        SANDBOX.faults().add(Fault.on("GET", "/v2/portfolio/long-term-holdings", FaultKind.FALSE_TOKEN_REFUSAL));

        assertThat(refusal(client::holdings).verdict()).isEqualTo(Verdict.PERMISSION);
        assertThat(client.positions().net()).isNotEmpty();
    }

    @Test
    void the_page_of_a_firewall_ends_nothing() {
        BrokerClient client = client(remote.app(), connect(remote.app()).tokens());
        SANDBOX.faults().add(Fault.on("*", "*", FaultKind.FIREWALL));

        assertThat(refusal(client::holdings).verdict()).isEqualTo(Verdict.TRANSIENT);
        assertThat(refusal(client::profile).verdict()).isEqualTo(Verdict.TRANSIENT);
    }

    @Test
    void every_read_accepts_unknown_fields() {
        BrokerClient client = client(remote.app(), connect(remote.app()).tokens());
        SANDBOX.faults().add(Fault.on("GET", "*", FaultKind.EXTRA_FIELDS));

        assertThat(client.holdings().readable()).hasSize(7);
        assertThat(client.positions().net()).hasSize(4);
        assertThat(client.funds().segments()).hasSize(1);
        assertThat(client.fundHoldings().readable()).hasSize(3);
    }

    @Test
    void a_success_without_data_is_no_answer() {
        BrokerClient client = client(remote.app(), connect(remote.app()).tokens());
        SANDBOX.faults().add(Fault.on("GET", "*", FaultKind.NO_DATA));

        for (Runnable read : List.<Runnable>of(
                client::profile, client::holdings, client::positions, client::funds, client::fundHoldings)) {
            assertThat(refusal(read::run).code()).isEqualTo("broker-answer-garbled");
        }
    }

    @Test
    void unknown_prices_and_unreadable_rows_are_neither_zero_nor_lost() {
        BrokerClient client = client(remote.app(), connect(remote.app()).tokens());
        SANDBOX.faults().add(Fault.on("GET", "/v2/*", FaultKind.NO_PRICES));

        assertThat(client.holdings().readable()).hasSize(7).allSatisfy(holding -> {
            assertThat(holding.lastPrice()).isNull();
            assertThat(holding.costUncertain()).isTrue();
        });

        SANDBOX.faults().clear();
        SANDBOX.faults().add(Fault.on("GET", "/v2/*", FaultKind.UNREADABLE_ROW));
        assertThat(client.holdings().unreadable()).containsExactly("row 1");
        assertThat(client.positions().unreadable()).containsExactly("row 1");
    }

    @Test
    void every_kind_of_quantity_of_the_demo_portfolio_is_read() {
        List<Holding> holdings =
                client(remote.app(), connect(remote.app()).tokens()).holdings().readable();

        assertThat(holding(holdings, "RELIANCE")).satisfies(reliance -> {
            assertThat(reliance.settled()).isEqualByComparingTo("60");
            assertThat(reliance.unsettled()).isEqualByComparingTo("15");
            assertThat(reliance.streamKey()).isEqualTo("NSE_EQ|INE002A01018");
            assertThat(reliance.costUncertain()).isFalse();
        });
        assertThat(holding(holdings, "HDFCBANK")).satisfies(bank -> {
            assertThat(bank.settled()).isEqualByComparingTo("50");
            assertThat(bank.pledged()).isEqualByComparingTo("150");
        });
        assertThat(holding(holdings, "WIPRO")).satisfies(wipro -> {
            assertThat(wipro.averagePrice()).isNull();
            assertThat(wipro.costUncertain()).isTrue();
        });
    }

    private static Holding holding(List<Holding> holdings, String symbol) {
        return holdings.stream()
                .filter(row -> row.listing().symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void positions_of_today_are_derived_from_the_one_list() {
        Positions positions =
                client(remote.app(), connect(remote.app()).tokens()).positions();

        assertThat(positions.day())
                .extracting(position -> position.listing().symbol())
                .containsExactly("AXISBANK", "ICICIBANK");
        assertThat(positions.day().get(0).quantity()).isZero();
        assertThat(positions.day().get(0).profit())
                .isCloseTo(new BigDecimal("427.5"), within(new BigDecimal("0.0001")));
        assertThat(positions.net()).allSatisfy(position -> {
            assertThat(position.profit()).isNotNull();
            assertThat(position.markedToMarket()).isNotNull();
            assertThat(position.bought().quantity()).isNotNull();
        });
    }

    @Test
    void funds_of_version_2_are_read_where_version_3_does_not_exist() {
        BrokerClient client = client(remote.app(), connect(remote.app()).tokens());
        BigDecimal spendable = client.funds().segments().get(0).spendable();
        assertThat(spendable).isEqualByComparingTo("184210.55");
        assertThat(client.funds().segments().get(0).cash()).isEqualByComparingTo("139813.05");

        SANDBOX.faults().add(Fault.on("GET", "/v3/user/*", FaultKind.NO_ROUTE));

        assertThat(client.funds().segments())
                .filteredOn(segment -> segment.name().equals("equity"))
                .singleElement()
                .satisfies(equity -> {
                    assertThat(equity.spendable()).isEqualByComparingTo("91460.55");
                    assertThat(equity.cash()).isNull();
                });
    }

    @Test
    void all_pages_of_mutual_funds_are_read_and_a_failed_page_fails_the_read() {
        BrokerClient client = client(remote.app(), connect(remote.app()).tokens());

        List<FundHolding> funds = client.fundHoldings().readable();

        assertThat(funds).extracting(FundHolding::isin).containsExactly("INF879O01027", "INF789F01XA0", "INF179KB1HP9");
        assertThat(funds.get(2).lastPrice()).isNull();
        SANDBOX.faults()
                .add(Fault.on("GET", "/v2/mf/holdings", FaultKind.EXTRA_FIELDS).once());
        SANDBOX.faults().add(Fault.on("GET", "/v2/mf/holdings", FaultKind.UNAVAILABLE));
        assertThat(refusal(client::fundHoldings).verdict()).isEqualTo(Verdict.TRANSIENT);
    }

    @Test
    void prices_of_holdings_and_positions_are_found_although_the_answer_has_other_keys() {
        BrokerClient client = broker(30)
                .client(new SessionContext(remote.app(), connect(remote.app()).tokens(), Priority.INTERACTIVE));
        Listing infy = new Listing("NSE", "INFY");
        Listing axis = new Listing("NSE", "AXISBANK");

        assertThat(client.lastPrices(List.of(infy, axis, new Listing("NSE", "UNKNOWN"))))
                .containsOnlyKeys(infy, axis);
    }

    @Test
    void an_analytics_token_reads_until_its_end_and_is_only_forgotten() {
        Secret pasted = Secret.of(SANDBOX.analyticsToken("UP1234"));

        BrokerSession session = BROKER.adopt(remote.app(), pasted);

        assertThat(session.userId()).isEqualTo("UP1234");
        assertThat(session.accessEnds())
                .isEqualTo(MORNING.plus(Duration.ofDays(365)).truncatedTo(ChronoUnit.SECONDS));
        BrokerClient client = client(remote.app(), session.tokens());
        assertThat(client.holdings().readable()).hasSize(7);
        assertThat(refusal(client::revoke).code()).isEqualTo(BrokerException.REVOCATION_UNSUPPORTED);
        assertThat(client.profile().userId()).isEqualTo("UP1234");
    }

    @Test
    void a_newer_analytics_token_ends_the_one_before() {
        BrokerSession session = BROKER.adopt(remote.app(), Secret.of(SANDBOX.analyticsToken("UP1234")));

        SANDBOX.analyticsToken("UP1234");

        assertThat(refusal(() -> client(remote.app(), session.tokens()).holdings())
                        .verdict())
                .isEqualTo(Verdict.AUTH);
    }

    @Test
    void an_analytics_token_of_another_address_names_the_address_as_the_reason() {
        Secret pasted = Secret.of(SANDBOX.analyticsToken("UP1234"));
        SANDBOX.registerOtherAddress("UP1234", "203.0.113.9");

        BrokerException refused = refusal(() -> BROKER.adopt(remote.app(), pasted));

        assertThat(refused.verdict()).isEqualTo(Verdict.PERMISSION);
        assertThat(refused.code()).isEqualTo("server-address-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-token", "with blank", "line\nbreak"})
    void a_pasted_text_that_is_no_token_is_refused(String text) {
        assertThat(refusal(() -> BROKER.adopt(remote.app(), Secret.of(text))).verdict())
                .isEqualTo(Verdict.AUTH);
    }

    @Test
    void a_listing_that_the_account_does_not_have_is_not_looked_up_at_every_call() {
        BrokerClient client = client(remote.app(), connect(remote.app()).tokens());
        List<Listing> gone = List.of(new Listing("NSE", "GONE"));
        String holdings = "GET /v2/portfolio/long-term-holdings";

        client.lastPrices(gone);
        client.lastPrices(gone);
        assertThat(SANDBOX.calls().count(holdings)).isEqualTo(1);

        SANDBOX.clock().advance(Duration.ofMinutes(6));
        assertThat(client.lastPrices(gone)).isEmpty();
        assertThat(SANDBOX.calls().count(holdings)).isEqualTo(2);
    }

    private Secret code() {
        URI returned = UpstoxLogin.as("UP1234").authorise(BROKER.authorizationUrl(remote.app(), REQUEST));
        return Secret.of(RemoteBroker.query(returned).get("code").get(0));
    }
}
