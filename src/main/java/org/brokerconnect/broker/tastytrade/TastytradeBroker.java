package org.brokerconnect.broker.tastytrade;

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
import org.brokerconnect.broker.BrokerDescription.RenewalStyle;
import org.brokerconnect.broker.BrokerDescription.WayIn;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.Profile;
import org.brokerconnect.broker.SessionCalendar;
import org.brokerconnect.broker.SessionContext;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.broker.wire.WireRequest.Caller;
import org.brokerconnect.broker.wire.WireRequest.Purpose;
import org.brokerconnect.market.MarketSegment;
import org.brokerconnect.vault.Secret;

/**
 * tastytrade through its open API with OAuth 2.0. Thread-safe. There is no revocation: a disconnect forgets the tokens,
 * and the grant stays until the person deletes it at my.tastytrade.com.
 */
@ApplicationScoped
public class TastytradeBroker implements Broker {

    private final SessionCalendar calendar = new TastyCalendar();
    private TastytradeConfig config;
    private TastyCalls calls;
    private TastyPriceStreams streams;
    private Clock clock;

    /** For the container's proxy. */
    protected TastytradeBroker() {}

    @Inject
    TastytradeBroker(TastytradeConfig config, TastyCalls calls, TastyPriceStreams streams, Clock clock) {
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
                "tastytrade",
                "tastytrade",
                TastyCredentials.FIELDS,
                Set.of(Capability.RENEWAL),
                Set.of(WayIn.CONSENT, WayIn.PASTED_TOKEN),
                RenewalStyle.ON_USE,
                config.sandbox(),
                TastyCredentials.TRANSLATED_HINTS);
    }

    @Override
    public Optional<ConsolePage> consolePage() {
        return Optional.of(TastyCredentials.CONSOLE_PAGE);
    }

    @Override
    public URI authorizationUrl(AppCredentials credentials, ConsentRequest request) {
        return TastyConsent.authorizationUrl(config, credentials, request);
    }

    @Override
    public Consent readReturn(Map<String, List<String>> query) {
        return TastyConsent.readReturn(query);
    }

    /** Two calls: the answer of the first does not name the customer. */
    @Override
    public BrokerSession exchange(AppCredentials credentials, ConsentRequest request, Secret code) {
        WireRequest exchange = TastyRequest.token("authorization_code", Purpose.EXCHANGE, Caller.login(credentials))
                .with("code", code)
                .with("client_id", TastyCredentials.clientId(credentials))
                .with("client_secret", TastyCredentials.clientSecret(credentials))
                .with("redirect_uri", Secret.of(request.redirectUri().toString()));
        TastyTokens tokens = TastyFailures.WIRE.translating(
                () -> TastyTokens.of(calls.callForTokens(exchange), Secret.none(), clock.instant()));
        return session(credentials, tokens);
    }

    /** The pasted value is the refresh token that "Create Grant" shows; it is proven by a renewal and the profile. */
    @Override
    public BrokerSession adopt(AppCredentials credentials, Secret pasted) {
        return session(credentials, tokensFor(credentials, pasted));
    }

    private TastyTokens tokensFor(AppCredentials credentials, Secret pasted) {
        try {
            return TastyRenewal.renew(calls, config, Caller.login(credentials), pasted, clock);
        } catch (BrokerException refused) {
            throw refused.verdict() == Verdict.AUTH
                    ? new BrokerException(Verdict.AUTH, "session-ended", refused.getMessage())
                    : refused;
        }
    }

    private BrokerSession session(AppCredentials credentials, TastyTokens tokens) {
        Profile customer = client(new SessionContext(credentials, tokens.tokens(), Priority.LOGIN))
                .profile();
        return new BrokerSession(customer.userId(), customer.userName(), tokens.tokens(), tokens.accessEnds());
    }

    @Override
    public BrokerClient client(SessionContext context) {
        return new TastyClient(context, calls, streams, config, clock);
    }

    @Override
    public boolean listsTransactions() {
        return true;
    }

    @Override
    public int listingsPerPriceCall() {
        return TastyQuotes.PER_CALL;
    }

    @Override
    public SessionCalendar calendar() {
        return calendar;
    }

    @Override
    public String market() {
        return "us";
    }

    /** tastytrade names no exchanges. */
    @Override
    public Optional<MarketSegment> segmentOf(String exchange) {
        return Optional.empty();
    }
}
