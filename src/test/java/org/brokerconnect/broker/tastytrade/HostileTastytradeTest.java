package org.brokerconnect.broker.tastytrade;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.wire.HostileAnswers;
import org.brokerconnect.vault.Secret;

class HostileTastytradeTest extends HostileAnswers {

    private static final SessionTokens TOKENS = new SessionTokens(Secret.of("canary-access"), Secret.of("canary-old"));

    @Override
    protected BrokerClient client(URI root, int timeoutSeconds) {
        TastytradeConfig config = SandboxTastytrade.config(root.toString(), timeoutSeconds);
        return SandboxTastytrade.broker(config, Clock.systemUTC(), SandboxTastytrade.NO_STREAMS)
                .client(new SessionContext(SandboxTastytrade.app("canary-secret"), TOKENS, Priority.INTERACTIVE));
    }

    @Override
    protected Map<String, String> holding(String quantity) {
        return Map.of(
                "/customers/me/accounts",
                "{\"data\":{\"items\":[{\"account\":{\"account-number\":\"5WT1\",\"is-closed\":false}}]}}",
                "/accounts/5WT1/positions",
                "{\"data\":{\"items\":[{\"symbol\":\"AAPL\",\"instrument-type\":\"Equity\",\"quantity\":" + quantity
                        + ",\"quantity-direction\":\"Long\"}]}}");
    }
}
