package org.brokerconnect.broker.tastytrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Funds;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Position;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.Rows;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.contract.AccountClauses;
import org.brokerconnect.broker.contract.BrokerContract;
import org.brokerconnect.broker.contract.NoRevocationClauses;
import org.brokerconnect.broker.contract.PastedTokenClauses;
import org.brokerconnect.broker.contract.RemoteBroker;
import org.brokerconnect.broker.contract.RenewalClauses;
import org.brokerconnect.sandbox.tastytrade.ClientApp;
import org.brokerconnect.sandbox.tastytrade.Fault;
import org.brokerconnect.sandbox.tastytrade.TastyOptions;
import org.brokerconnect.sandbox.tastytrade.TastySandbox;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract over HTTP against the sandbox, and behaviour that only tastytrade has. */
class TastytradeBrokerContractTest extends BrokerContract
        implements AccountClauses, RenewalClauses, NoRevocationClauses, PastedTokenClauses {

    private static final ClientApp APP = new ClientApp(
            "sandbox-tasty",
            "sandbox-tasty-secret",
            "Contract",
            Set.of("http://localhost:8080/api/broker/callback/contract"));
    private static final TastySandbox SANDBOX =
            TastySandbox.start(0, TastyOptions.defaults().app(APP));
    private static final TastytradeBroker BROKER = SandboxTastytrade.broker(SANDBOX, SandboxTastytrade.NO_STREAMS);
    private static final TastytradeBroker IMPATIENT = SandboxTastytrade.impatientBroker(SANDBOX);

    private final SandboxTastytrade remote = new SandboxTastytrade(SANDBOX);

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

    @Test
    void an_access_token_ends_after_15_minutes_and_the_grant_does_not() {
        SANDBOX.clock().freeze(Instant.parse("2026-11-25T15:00:00Z"));
        BrokerSession session = connect(remote.app());
        assertThat(session.accessEnds()).isEqualTo("2026-11-25T15:15:00Z");

        SANDBOX.clock().freeze(session.accessEnds());
        assertThat(refusal(() -> client(remote.app(), session.tokens()).profile())
                        .code())
                .isEqualTo("session-ended");

        SANDBOX.clock().freeze(session.accessEnds().plus(Duration.ofDays(400)));
        assertThat(renew(session.tokens())).isInstanceOf(Renewal.Renewed.class);
    }

    @Test
    void ten_renewals_in_a_row_keep_the_refresh_token() {
        SessionTokens first = connect(remote.app()).tokens();
        SessionTokens current = first;
        Set<String> accesses = new HashSet<>();

        for (int round = 0; round < 10; round++) {
            SANDBOX.clock().advance(Duration.ofMinutes(15));
            current = ((Renewal.Renewed) renew(current)).tokens();
            accesses.add(current.access().reveal());
            assertThat(client(remote.app(), current).profile().userId()).isEqualTo(remote.userId());
        }

        assertThat(accesses).hasSize(10);
        assertThat(current.refresh()).isEqualTo(first.refresh());
    }

    @Test
    void a_deleted_grant_requires_a_login() {
        SessionTokens tokens = connect(remote.app()).tokens();

        SANDBOX.deleteGrants(SandboxTastytrade.USER);

        assertThat(renew(tokens)).isEqualTo(new Renewal.LoginRequired("refresh-token-refused"));
    }

    @Test
    void a_pasted_personal_grant_is_adopted() {
        Secret pasted = Secret.of(SANDBOX.createGrant("sandbox-tasty", "ada", Set.of("read", "trade")));

        BrokerSession session = BROKER.adopt(remote.app(), pasted);

        assertThat(session.userId()).isEqualTo(remote.userId());
        assertThat(session.userName()).isEqualTo("Ada Quinn");
        assertThat(session.tokens().refresh()).isEqualTo(pasted);
        assertThat(client(remote.app(), session.tokens()).holdings().readable()).isNotEmpty();
    }

    @Test
    void a_pasted_text_that_is_no_grant_is_refused() {
        BrokerException refused = refusal(() -> BROKER.adopt(remote.app(), Secret.of("canary-no-grant")));

        assertThat(refused.verdict()).isEqualTo(Verdict.AUTH);
        assertThat(refused.code()).isEqualTo("session-ended");
    }

    @Test
    void a_grant_without_the_scope_read_is_refused() {
        Secret pasted = Secret.of(SANDBOX.createGrant("sandbox-tasty", "ada", Set.of("openid")));

        assertThat(refusal(() -> BROKER.adopt(remote.app(), pasted)).verdict()).isEqualTo(Verdict.PERMISSION);
    }

    @Test
    void there_is_no_revocation_and_no_call_for_it() {
        SessionTokens tokens = connect(remote.app()).tokens();
        int before = SANDBOX.calls().count("");

        BrokerClient client = client(remote.app(), tokens);
        assertThat(refusal(client::revoke).code()).isEqualTo(BrokerException.REVOCATION_UNSUPPORTED);
        assertThat(refusal(client::revokeRefreshToken).code()).isEqualTo(BrokerException.REVOCATION_UNSUPPORTED);

        assertThat(SANDBOX.calls().count("")).isEqualTo(before);
        assertThat(SANDBOX.grants("ada")).isEqualTo(1);
    }

    @Test
    void refused_credentials_are_not_sent_again_for_a_while_and_others_are() {
        AppCredentials wrong = SandboxTastytrade.app("canary-other-wrong-secret");
        Secret pasted = Secret.of(SANDBOX.createGrant("sandbox-tasty", "ada", Set.of("read")));

        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(refusal(() -> BROKER.adopt(wrong, pasted)).verdict()).isEqualTo(Verdict.CONFIG);
        }
        assertThat(SANDBOX.calls().count("POST /oauth/token")).isEqualTo(1);
        assertThat(BROKER.adopt(remote.app(), pasted).userId()).isEqualTo(remote.userId());

        SANDBOX.clock().advance(Duration.ofMinutes(30));
        refusal(() -> BROKER.adopt(wrong, pasted));
        assertThat(SANDBOX.calls().count("POST /oauth/token")).isEqualTo(3);
    }

    @Test
    void the_page_of_the_front_server_ends_no_session() {
        SessionTokens tokens = connect(remote.app()).tokens();
        SANDBOX.faults().add(Fault.on("*", "*", Fault.Kind.UNAUTHORIZED_PAGE));

        BrokerException refused = refusal(() -> client(remote.app(), tokens).holdings());
        assertThat(refused.verdict()).isEqualTo(Verdict.TRANSIENT);
        assertThat(refused.code()).isEqualTo("broker-answer-not-json");
        assertThat(renew(tokens)).isInstanceOf(Renewal.TryLater.class);
    }

    @Test
    void a_401_of_one_route_ends_no_session_while_the_profile_answers() {
        SessionTokens tokens = connect(remote.app()).tokens();
        SANDBOX.faults()
                .add(Fault.answer(
                        "GET", "/accounts/*", 401, "application/json", "{\"error\":{\"code\":\"token_invalid\"}}"));

        assertThat(refusal(() -> client(remote.app(), tokens).holdings()).verdict())
                .isEqualTo(Verdict.PERMISSION);
    }

    @Test
    void a_success_without_data_is_no_empty_account() {
        SessionTokens tokens = connect(remote.app()).tokens();
        SANDBOX.faults().add(Fault.on("GET", "/accounts/*", Fault.Kind.NO_DATA));

        assertThat(refusal(() -> client(remote.app(), tokens).holdings()).code())
                .isEqualTo("broker-answer-garbled");
        assertThat(refusal(() -> client(remote.app(), tokens).funds()).code()).isEqualTo("broker-answer-garbled");
    }

    @Test
    void the_holdings_of_all_open_accounts_are_read_and_closed_accounts_are_not() {
        Rows<Holding> holdings = connected().holdings();

        assertThat(holdings.unreadable()).isEmpty();
        assertThat(holdings.readable())
                .extracting(holding -> holding.account() + " " + holding.listing() + " " + holding.owned())
                .containsExactly(
                        "5WT00001 AAPL 100", "5WT00001 VTI 12.34567", "5WT00001 BTC/USD 0.12345678", "5WT00002 VTI 40");
        assertThat(SANDBOX.calls().counts()).doesNotContainKey("GET /accounts/5WT00009/positions 200");
        assertThat(SANDBOX.calls().count("GET /accounts/{number}/positions")).isEqualTo(2);
    }

    @Test
    void positions_have_the_signs_of_their_directions_and_effects() {
        List<Position> positions = connected().positions().net();

        assertThat(positions)
                .extracting(position -> position.listing().symbol() + " " + position.quantity())
                .containsExactly("TSLA -20", "AAPL  270115C00220000 -2", "/ESH7 1", "MSFT 0");
        Position sold = positions.get(0);
        assertThat(sold.profit())
                .isEqualByComparingTo(
                        new BigDecimal("405.25").subtract(sold.lastPrice()).multiply(BigDecimal.valueOf(20)));
        Position option = positions.get(1);
        assertThat(option.profit())
                .isEqualByComparingTo(
                        new BigDecimal("11.35").subtract(option.lastPrice()).multiply(BigDecimal.valueOf(200)));
        assertThat(positions.get(3).profit()).isEqualByComparingTo("-125.5");
        assertThat(positions.get(3).markedToMarket()).isEqualByComparingTo("-125.5");
    }

    @Test
    void each_account_is_a_segment_of_the_funds_and_buying_power_is_no_cash() {
        Funds funds = connected().funds();

        assertThat(funds.currency().getCurrencyCode()).isEqualTo("USD");
        assertThat(funds.segments()).extracting(Funds.Segment::name).containsExactly("5WT00001", "5WT00002");
        Funds.Segment first = funds.segments().get(0);
        assertThat(first.cash()).isEqualByComparingTo("10000.25");
        assertThat(first.spendable()).isEqualByComparingTo("10000.25");
        assertThat(first.available()).containsEntry("equity-buying-power", new BigDecimal("20000.5"));
        assertThat(first.usedFor()).containsEntry("pending-cash", new BigDecimal("-250.0"));
    }

    @Test
    void balances_in_several_currencies_are_not_added() {
        SANDBOX.changeAccount("ada", "5WT00002", "", "{\"currency\":\"EUR\"}");

        Funds funds = connected().funds();

        assertThat(funds.segments()).extracting(Funds.Segment::name).containsExactly("5WT00001");
        assertThat(funds.unreadable()).containsExactly("5WT00002 EUR");
    }

    @Test
    void an_account_that_is_refused_is_named_beside_the_others() {
        SessionTokens tokens = connect(remote.app()).tokens();
        SANDBOX.faults().add(Fault.on("GET", "/accounts/5WT00002/*", Fault.Kind.FORBIDDEN));

        Rows<Holding> holdings = client(remote.app(), tokens).holdings();

        assertThat(holdings.readable()).hasSize(3);
        assertThat(holdings.unreadable()).containsExactly("account 5WT00002");
    }

    @Test
    void an_account_that_does_not_answer_hides_no_rows() {
        SessionTokens tokens = connect(remote.app()).tokens();
        SANDBOX.faults().add(Fault.on("GET", "/accounts/5WT00002/*", Fault.Kind.UNAVAILABLE));

        assertThat(refusal(() -> client(remote.app(), tokens).holdings()).verdict())
                .isEqualTo(Verdict.TRANSIENT);
    }

    @Test
    void every_kind_of_symbol_has_a_price() {
        List<Listing> listings = List.of(
                new Listing("", "AAPL"),
                new Listing("", "BTC/USD"),
                new Listing("", "AAPL  270115C00220000"),
                new Listing("", "/ESH7"));

        assertThat(connected().lastPrices(listings)).containsOnlyKeys(listings);
    }

    @Test
    void quotes_need_a_funded_account_and_the_portfolio_does_not() {
        Secret pasted = Secret.of(SANDBOX.createGrant("sandbox-tasty", "ben", Set.of("read")));
        BrokerClient ben =
                client(remote.app(), BROKER.adopt(remote.app(), pasted).tokens());

        assertThat(ben.holdings().isEmpty()).isTrue();
        assertThat(refusal(() -> ben.lastPrices(List.of(new Listing("", "AAPL"))))
                        .verdict())
                .isEqualTo(Verdict.PERMISSION);
    }

    private Renewal renew(SessionTokens tokens) {
        return client(remote.app(), tokens).renew();
    }
}
