package org.brokerconnect.broker.upstox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.contract.RemoteBroker;
import org.brokerconnect.broker.wire.ManualRateLimiter;
import org.brokerconnect.sandbox.upstox.UpstoxLogin;
import org.brokerconnect.sandbox.upstox.UpstoxOptions;
import org.brokerconnect.sandbox.upstox.UpstoxSandbox;
import org.brokerconnect.vault.Secret;
import org.junit.jupiter.api.Test;

/** Every call to Upstox counts against the calls of its person and of its node. */
class UpstoxPersonLimitTest {

    private static final ConsentRequest REQUEST =
            new ConsentRequest(Secret.of("some-state"), UpstoxRemoteBroker.REDIRECT);
    private static final AppCredentials ASHA =
            new AppCredentials(Secret.of(UpstoxOptions.DEMO_KEY), Secret.of(UpstoxOptions.DEMO_SECRET), "asha");

    @Test
    void every_call_names_the_person_who_owns_the_app() {
        try (UpstoxSandbox sandbox =
                UpstoxSandbox.start(0, UpstoxOptions.defaults(UpstoxRemoteBroker.REDIRECT.toString()))) {
            ManualRateLimiter limiter = ManualRateLimiter.open();
            UpstoxBroker broker = UpstoxRemoteBroker.broker(
                    UpstoxRemoteBroker.config(URI.create(sandbox.url()), 30), sandbox.clock(), limiter);
            sandbox.registerNotifier(UpstoxOptions.DEMO_KEY, URI.create("http://localhost/notifier"));
            URI returned = UpstoxLogin.as("UP1234").authorise(broker.authorizationUrl(ASHA, REQUEST));
            Secret code = Secret.of(RemoteBroker.query(returned).get("code").get(0));
            SessionTokens tokens = broker.exchange(ASHA, REQUEST, code).tokens();
            broker.adopt(ASHA, Secret.of(sandbox.analyticsToken("UP1234")));
            broker.requestPush(ASHA);

            BrokerClient client = broker.client(new SessionContext(ASHA, tokens, Priority.INTERACTIVE));
            client.lastPrices(List.of(client.holdings().readable().get(0).listing()));
            client.positions();
            client.funds();
            client.fundHoldings();
            client.revoke();

            assertThat(limiter.begun).hasSize(limiter.recorded.size()).containsOnly("upstox asha");
            assertThat(limiter.begun).hasSizeGreaterThan(10);
            assertThat(limiter.running).isEmpty();
        }
    }
}
