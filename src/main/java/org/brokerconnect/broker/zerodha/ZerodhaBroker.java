package org.brokerconnect.broker.zerodha;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerClient;
import org.brokerconnect.broker.BrokerDescription;
import org.brokerconnect.broker.BrokerDescription.Capability;
import org.brokerconnect.broker.BrokerDescription.ConsolePage;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.broker.SessionCalendar;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.broker.wire.WireRequest.Caller;
import org.brokerconnect.broker.wire.WireRequest.Purpose;
import org.brokerconnect.market.IndianExchanges;
import org.brokerconnect.market.MarketSegment;
import org.brokerconnect.vault.Secret;

/** Zerodha through Kite Connect v3. Thread-safe. */
@ApplicationScoped
public class ZerodhaBroker implements Broker {

    private final SessionCalendar calendar = new KiteCalendar();
    private ZerodhaConfig config;
    private KiteCalls calls;
    private KitePriceStreams streams;
    private Clock clock;

    /** For the container's proxy. */
    protected ZerodhaBroker() {}

    @Inject
    ZerodhaBroker(ZerodhaConfig config, KiteCalls calls, KitePriceStreams streams, Clock clock) {
        this.config = config;
        this.calls = calls;
        this.streams = streams;
        this.clock = clock;
    }

    /** Creates the bean at start-up, so that a wrong setting stops the start and not the first call. */
    void checkSettings(@Observes Startup started) {
        config.sandbox();
    }

    @Override
    public BrokerDescription description() {
        return new BrokerDescription(
                "zerodha",
                "Zerodha",
                KiteCredentials.FIELDS,
                Set.of(Capability.REVOCATION, Capability.RENEWAL_FOR_APPROVED_APPS),
                config.sandbox(),
                KiteCredentials.TRANSLATED_HINTS);
    }

    @Override
    public Optional<ConsolePage> consolePage() {
        return Optional.of(KiteCredentials.CONSOLE_PAGE);
    }

    /** Kite redirects to the address in the app's settings and takes none in a request. */
    @Override
    public URI authorizationUrl(AppCredentials credentials, ConsentRequest request) {
        return KiteConsent.authorizationUrl(config.loginUrl(), credentials, request.state());
    }

    @Override
    public Consent readReturn(Map<String, List<String>> query) {
        return KiteConsent.readReturn(query);
    }

    @Override
    public BrokerSession exchange(AppCredentials credentials, ConsentRequest request, Secret code) {
        WireRequest exchange = KiteRequest.post(KiteSession.PATH, Purpose.EXCHANGE, Caller.login(credentials))
                .with("api_key", KiteCredentials.apiKey(credentials))
                .with("request_token", code)
                .with("checksum", Checksum.of(credentials, code));
        return KiteFailures.translating(() -> KiteSession.session(calls.call(exchange), clock.instant()));
    }

    @Override
    public BrokerClient client(SessionContext context) {
        return new KiteClient(context, calls, streams, config.pledgedInQuantity(), clock);
    }

    @Override
    public int listingsPerPriceCall() {
        return KiteQuotes.PER_CALL;
    }

    @Override
    public SessionCalendar calendar() {
        return calendar;
    }

    @Override
    public String market() {
        return "india";
    }

    /** Exchange codes: Kite Connect v3 docs, Orders and Instruments. */
    @Override
    public Optional<MarketSegment> segmentOf(String exchange) {
        return IndianExchanges.segmentOf(exchange);
    }
}
