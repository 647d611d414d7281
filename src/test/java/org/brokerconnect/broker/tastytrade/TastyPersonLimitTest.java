package org.brokerconnect.broker.tastytrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.Transactions.Query;
import org.brokerconnect.broker.wire.ManualRateLimiter;
import org.brokerconnect.sandbox.tastytrade.TastyOptions;
import org.brokerconnect.sandbox.tastytrade.TastySandbox;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;

/** Every call to tastytrade, of each account of a read, counts against the calls of its person and of its node. */
class TastyPersonLimitTest {

    private static final AppCredentials ASHA = new AppCredentials(
            Map.of(
                    TastyCredentials.CLIENT_ID,
                    Secret.of("sandbox-tasty"),
                    TastyCredentials.CLIENT_SECRET,
                    Secret.of("sandbox-tasty-secret")),
            "asha");

    @Test
    void every_call_names_the_person_who_owns_the_app() {
        try (TastySandbox sandbox = TastySandbox.start(0, TastyOptions.defaults())) {
            ManualRateLimiter limiter = ManualRateLimiter.open();
            TastytradeConfig config = SandboxTastytrade.config(sandbox.url(), 30);
            TastytradeBroker broker = new TastytradeBroker(
                    config,
                    SandboxTastytrade.calls(config, sandbox.clock(), limiter),
                    SandboxTastytrade.NO_STREAMS,
                    sandbox.clock());
            Secret grant = Secret.of(sandbox.createGrant("sandbox-tasty", "ada", Set.of("read")));

            BrokerClient client = broker.client(
                    new SessionContext(ASHA, broker.adopt(ASHA, grant).tokens(), Priority.INTERACTIVE));
            client.renew();
            client.holdings();
            client.positions();
            client.funds();
            client.accounts();
            client.transactions(new Query("5WT00001", LocalDate.of(2020, 1, 1), LocalDate.of(2026, 1, 1), 0));
            client.lastPrices(List.of(new Listing("", "AAPL")));

            assertThat(limiter.begun).hasSize(limiter.recorded.size()).containsOnly("tastytrade asha");
            assertThat(limiter.begun).hasSizeGreaterThan(12);
            assertThat(limiter.running).isEmpty();
        }
    }
}
