package org.brokerconnect.broker.upstox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.wire.ConfirmedReads;
import org.brokerconnect.broker.wire.WireRow;

/** Asks for the one-time addresses of price streams (Upstox API docs, Market data feed authorize V3). */
@ApplicationScoped
public class UpstoxFeedAddress {

    private static final String PATH = "/v3/feed/market-data-feed/authorize";

    private UpstoxCalls calls;

    /** For the container's proxy. */
    protected UpstoxFeedAddress() {}

    @Inject
    UpstoxFeedAddress(UpstoxCalls calls) {
        this.calls = calls;
    }

    /**
     * A new address, which is valid for one connection and contains a secret code. A refused token is confirmed by the
     * profile.
     *
     * @return as Upstox gave it; can be malformed
     * @throws BrokerException AUTH: the session has ended; PERMISSION: it has no price stream; otherwise as a read
     */
    public String next(SessionContext context) {
        return ConfirmedReads.read(() -> address(context), () -> profile(context));
    }

    private String address(SessionContext context) {
        WireRow data = WireRow.of(
                UpstoxFailures.translating(() -> calls.read(UpstoxRequest.get(PATH, context)))
                        .path("data"),
                "data");
        String address = data.uncutText("authorized_redirect_uri");
        return address.isEmpty() ? data.uncutText("authorizedRedirectUri") : address;
    }

    private void profile(SessionContext context) {
        ConfirmedReads.profile(
                () -> UpstoxFailures.translating(() -> calls.read(UpstoxRequest.get("/v2/user/profile", context))));
    }
}
