package org.brokerconnect.broker.upstox;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.wire.HostileAnswers;
import org.brokerconnect.vault.Secret;

class HostileUpstoxTest extends HostileAnswers {

    private static final SessionTokens TOKENS = new SessionTokens(Secret.of("canary-access"), Secret.none());

    @Override
    protected BrokerClient client(URI root, int timeoutSeconds) {
        return UpstoxRemoteBroker.broker(root, Clock.systemUTC(), timeoutSeconds)
                .client(new SessionContext(UpstoxRemoteBroker.APP, TOKENS, Priority.INTERACTIVE));
    }

    @Override
    protected Map<String, String> holding(String quantity) {
        return Map.of(
                "/v2/portfolio/long-term-holdings",
                "{\"status\":\"success\",\"data\":[{\"tradingsymbol\":\"INFY\",\"exchange\":\"NSE\","
                        + "\"isin\":\"INE009A01021\",\"instrument_token\":\"NSE_EQ|INE009A01021\",\"quantity\":"
                        + quantity + "}]}");
    }
}
