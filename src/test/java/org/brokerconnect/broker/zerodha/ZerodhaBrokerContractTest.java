package org.brokerconnect.broker.zerodha;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.broker.FundHolding;
import org.brokerconnect.broker.Holding;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.contract.AccountClauses;
import org.brokerconnect.broker.contract.BrokerContract;
import org.brokerconnect.broker.contract.LoginOnlyClauses;
import org.brokerconnect.broker.contract.NoPastedTokenClauses;
import org.brokerconnect.broker.contract.RemoteBroker;
import org.brokerconnect.broker.contract.RevokedRenewalClauses;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.brokerconnect.sandbox.kite.RateLimits;
import org.brokerconnect.sandbox.kite.SandboxOptions;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract over HTTP against the sandbox, and behaviour that only Kite has. */
class ZerodhaBrokerContractTest extends BrokerContract
        implements AccountClauses, RevokedRenewalClauses, LoginOnlyClauses, NoPastedTokenClauses {

    private static final KiteSandbox SANDBOX =
            KiteSandbox.start(0, SandboxOptions.defaults().limits(RateLimits.unlimited()));
    private static final ZerodhaBroker BROKER = SandboxRemoteBroker.broker(SANDBOX, "");
    private static final ZerodhaBroker IMPATIENT = SandboxRemoteBroker.impatientBroker(SANDBOX);

    private final SandboxRemoteBroker remote = new SandboxRemoteBroker(SANDBOX);

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
    void the_calendar_and_the_broker_have_the_same_end_of_session() {
        SANDBOX.clock().freeze(Instant.parse("2026-11-22T00:29:58Z"));
        BrokerSession session = connect(remote.app());
        assertThat(session.accessEnds()).isEqualTo("2026-11-22T00:30:00Z");

        SANDBOX.clock().freeze(session.accessEnds().minusSeconds(1));
        assertThat(client(remote.app(), session.tokens()).profile().userId()).isEqualTo("AB1234");

        SANDBOX.clock().freeze(session.accessEnds());
        assertThat(refusal(() -> client(remote.app(), session.tokens()).profile())
                        .verdict())
                .isEqualTo(Verdict.AUTH);
    }

    @Test
    void a_session_made_at_six_is_valid_for_a_day() {
        SANDBOX.clock().freeze(Instant.parse("2026-11-22T00:30:00Z"));

        assertThat(connect(remote.app()).accessEnds()).isEqualTo("2026-11-23T00:30:00Z");
    }

    @Test
    void an_expired_code_is_stale() {
        BrokerException refused = refusal(() -> {
            Secret code = code();
            SANDBOX.clock().advance(Duration.ofMinutes(6));
            BROKER.exchange(remote.app(), SandboxRemoteBroker.REQUEST, code);
        });

        assertThat(refused.verdict()).isEqualTo(Verdict.AUTH);
        assertThat(refused.code()).isEqualTo("code-stale");
    }

    @Test
    void an_unknown_key_has_its_own_code() {
        assertThat(refusal(() -> BROKER.exchange(
                                new AppCredentials(Secret.of("unknownkey123456"), Secret.of("any-secret-at-all")),
                                SandboxRemoteBroker.REQUEST,
                                Secret.of("abcdefghijklmnopqrstuvwxyz012345")))
                        .code())
                .isEqualTo("api-key-unknown");
    }

    @Test
    void a_second_login_ends_the_first_session() {
        SessionTokens first = connect(remote.app()).tokens();
        SessionTokens second = connect(remote.app()).tokens();

        assertThat(refusal(() -> client(remote.app(), first).profile()).verdict())
                .isEqualTo(Verdict.AUTH);
        assertThat(client(remote.app(), second).profile().userId()).isEqualTo("AB1234");
    }

    @Test
    void an_empty_login_time_and_unknown_fields_are_accepted() {
        SANDBOX.faults().add(Fault.on("POST", "/session/token", FaultKind.EMPTY_LOGIN_TIME));
        assertThat(connect(remote.app()).accessEnds()).isAfter(remote.now());

        SANDBOX.faults().clear();
        SANDBOX.faults().add(Fault.on("POST", "/session/token", FaultKind.EXTRA_FIELDS));
        assertThat(connect(remote.app()).userId()).isEqualTo("AB1234");
    }

    @Test
    void without_the_container_a_read_is_not_retried() {
        SessionTokens tokens = connect(remote.app()).tokens();
        SANDBOX.faults()
                .add(Fault.on("GET", "/user/profile", FaultKind.BAD_GATEWAY).once());

        assertThat(refusal(() -> client(remote.app(), tokens).profile()).code()).isEqualTo("broker-down");
        assertThat(client(remote.app(), tokens).profile().userId()).isEqualTo("AB1234");
    }

    @Test
    void the_route_prefix_of_zerodha_s_own_sandbox_works() {
        ZerodhaBroker underOms = SandboxRemoteBroker.broker(SANDBOX, "/oms");

        BrokerSession session = underOms.exchange(remote.app(), SandboxRemoteBroker.REQUEST, code());

        assertThat(underOms.client(new SessionContext(remote.app(), session.tokens(), Priority.INTERACTIVE))
                        .profile()
                        .userId())
                .isEqualTo("AB1234");
    }

    @Test
    void every_kind_of_quantity_of_the_demo_portfolio_is_read() {
        List<Holding> holdings =
                client(remote.app(), connect(remote.app()).tokens()).holdings().readable();

        assertThat(holdings).anyMatch(holding -> holding.unsettled().signum() > 0);
        assertThat(holdings).anyMatch(holding -> holding.pledged().signum() > 0);
        assertThat(holdings).anyMatch(holding -> holding.marginFunded().isPresent());
        assertThat(holdings).anyMatch(Holding::costUncertain);
        assertThat(holdings).allMatch(holding -> holding.streamKey().matches("[0-9]+"));
    }

    @Test
    void units_of_mutual_funds_are_fractional() {
        List<FundHolding> funds = client(remote.app(), connect(remote.app()).tokens())
                .fundHoldings()
                .readable();

        assertThat(funds).anyMatch(fund -> fund.quantity().stripTrailingZeros().scale() > 0);
    }

    @Test
    void a_plan_without_market_data_reads_holdings_and_no_quotes() {
        AppCredentials personal = new AppCredentials(Secret.of("sandboxpersonal"), Secret.of("sandboxpersonal-secret"));
        SessionTokens tokens = connect(personal).tokens();

        assertThat(client(personal, tokens).holdings().readable()).isNotEmpty();
        BrokerException refused =
                refusal(() -> client(personal, tokens).lastPrices(List.of(new Listing("NSE", "INFY"))));
        assertThat(refused.verdict()).isEqualTo(Verdict.PERMISSION);
        assertThat(client(personal, tokens).profile().userId()).isEqualTo("AB1234");
    }

    @Test
    void every_read_accepts_unknown_fields() {
        SessionTokens tokens = connect(remote.app()).tokens();
        List<Holding> before = client(remote.app(), tokens).holdings().readable();
        SANDBOX.faults().add(Fault.on("GET", "*", FaultKind.EXTRA_FIELDS));

        assertThat(client(remote.app(), tokens).holdings().readable()).hasSameSizeAs(before);
        assertThat(client(remote.app(), tokens).positions().net()).isNotEmpty();
        assertThat(client(remote.app(), tokens).funds().segments()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(client(remote.app(), tokens).fundHoldings().readable()).isNotEmpty();
    }

    @Test
    void an_index_whose_name_has_a_blank_has_a_price() {
        Listing nifty = new Listing("NSE", "NIFTY 50");

        assertThat(client(remote.app(), connect(remote.app()).tokens()).lastPrices(List.of(nifty)))
                .containsOnlyKeys(nifty);
    }

    private Secret code() {
        Consent consent =
                BROKER.readReturn(remote.agree(BROKER.authorizationUrl(remote.app(), SandboxRemoteBroker.REQUEST)));
        return ((Consent.Granted) consent).code();
    }
}
