package org.brokerconnect.broker.upstox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
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
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.wire.WireRequest;
import org.brokerconnect.market.IndianExchanges;
import org.brokerconnect.market.MarketSegment;
import org.brokerconnect.vault.Secret;

/** Upstox through its API, versions 2 and 3. Thread-safe. */
@ApplicationScoped
public class UpstoxBroker implements Broker {

    private UpstoxConfig config;
    private UpstoxClient.Collaborators shared;
    private Clock clock;

    /** For the container's proxy. */
    protected UpstoxBroker() {}

    @Inject
    UpstoxBroker(
            UpstoxConfig config,
            UpstoxCalls calls,
            UpstoxInstruments instruments,
            UpstoxPriceStreams streams,
            Clock clock) {
        this.config = config;
        this.shared = new UpstoxClient.Collaborators(calls, instruments, streams, config.pledgedInQuantity());
        this.clock = clock;
    }

    /** Creates the bean at start-up, so that a wrong setting stops the start and not the first call. */
    void checkSettings(@Observes Startup started) {
        config.sandbox();
    }

    @Override
    public BrokerDescription description() {
        return new BrokerDescription(
                "upstox",
                "Upstox",
                UpstoxCredentials.FIELDS,
                Set.of(Capability.REVOCATION),
                Set.of(WayIn.CONSENT, WayIn.PASTED_TOKEN, WayIn.PUSH),
                RenewalStyle.NONE,
                config.sandbox(),
                UpstoxCredentials.TRANSLATED_HINTS);
    }

    @Override
    public Optional<ConsolePage> consolePage() {
        return Optional.of(UpstoxCredentials.CONSOLE_PAGE);
    }

    @Override
    public URI authorizationUrl(AppCredentials credentials, ConsentRequest request) {
        return UpstoxConsent.authorizationUrl(config.loginUrl(), credentials, request);
    }

    @Override
    public Consent readReturn(Map<String, List<String>> query) {
        return UpstoxConsent.readReturn(query);
    }

    @Override
    public BrokerSession exchange(AppCredentials credentials, ConsentRequest request, Secret code) {
        WireRequest exchange = UpstoxRequest.exchange(credentials, request, code);
        return UpstoxFailures.translating(
                () -> UpstoxSession.session(shared.calls().call(exchange), config.calendar(), clock.instant()));
    }

    /** Such as the Analytics Token that Upstox's site shows to the owner of an account. */
    @Override
    public BrokerSession adopt(AppCredentials credentials, Secret pasted) {
        if (!UpstoxSession.isSendable(pasted)) {
            throw new BrokerException(Verdict.AUTH, "session-ended", "the pasted text cannot be a token of Upstox");
        }
        SessionTokens tokens = new SessionTokens(pasted, Secret.none());
        Profile who =
                client(new SessionContext(credentials, tokens, Priority.LOGIN)).profile();
        return UpstoxSession.adopted(who, pasted, config.calendar(), clock.instant());
    }

    @Override
    public Instant requestPush(AppCredentials credentials) {
        return UpstoxFailures.translating(
                () -> UpstoxPush.agreeUntil(shared.calls().call(UpstoxRequest.push(credentials))));
    }

    @Override
    public BrokerSession receivePush(AppCredentials credentials, Secret message) {
        UpstoxPush pushed = UpstoxPush.read(credentials, message, config.calendar(), clock.instant());
        SessionTokens tokens = new SessionTokens(pushed.token(), Secret.none());
        Profile who =
                client(new SessionContext(credentials, tokens, Priority.LOGIN)).profile();
        if (!who.userId().equals(pushed.userId())) {
            throw UpstoxPush.refused("the token is of another user than the message names");
        }
        return new BrokerSession(who.userId(), who.userName(), tokens, pushed.end());
    }

    @Override
    public BrokerClient client(SessionContext context) {
        return new UpstoxClient(context, shared);
    }

    @Override
    public int listingsPerPriceCall() {
        return UpstoxQuotes.PER_CALL;
    }

    @Override
    public SessionCalendar calendar() {
        return config.calendar();
    }

    @Override
    public String market() {
        return "india";
    }

    /** Exchange codes: Upstox API docs, Appendix, Exchange. */
    @Override
    public Optional<MarketSegment> segmentOf(String exchange) {
        return IndianExchanges.segmentOf(exchange);
    }
}
