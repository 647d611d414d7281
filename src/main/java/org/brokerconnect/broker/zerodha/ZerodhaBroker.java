package org.brokerconnect.broker.zerodha;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.brokerconnect.broker.AccountReader;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerDescription;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerSession;
import org.brokerconnect.broker.Capability;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.broker.PriceStreams;
import org.brokerconnect.broker.Profile;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.broker.SessionCalendar;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.zerodha.KiteRequest.Purpose;
import org.brokerconnect.broker.zerodha.stream.KiteStreams;
import org.brokerconnect.vault.Secret;

/** Zerodha through Kite Connect v3. Safe for many threads; knows no person. */
@ApplicationScoped
public class ZerodhaBroker implements Broker {

    private static final String SESSION = "/session/token";

    private ZerodhaConfig config;
    private RateLimitedKite turns;
    private KiteReads reads;
    private Clock clock;
    private KiteAccount account;
    private KiteStreams streams;
    private final KiteCalendar calendar = new KiteCalendar();
    private final KiteSession session = new KiteSession(calendar);

    /** For the container's proxy. */
    protected ZerodhaBroker() {}

    @Inject
    ZerodhaBroker(ZerodhaConfig config, RateLimitedKite turns, KiteReads reads, KiteStreams streams, Clock clock) {
        this.config = config;
        this.turns = turns;
        this.reads = reads;
        this.streams = streams;
        this.clock = clock;
        this.account = new KiteAccount(reads, calendar);
    }

    /**
     * Builds the bean when the application starts, so that a wrong setting stops the start and not the first person.
     */
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
                config.sandbox());
    }

    @Override
    public URI authorizationUrl(AppCredentials credentials, Secret state) {
        return KiteConsent.authorizationUrl(config.loginUrl(), credentials, state);
    }

    @Override
    public Consent readReturn(Map<String, List<String>> query) {
        return KiteConsent.readReturn(query);
    }

    @Override
    public BrokerSession exchange(AppCredentials credentials, Secret code) {
        KiteRequest request = KiteRequest.post(SESSION, Purpose.EXCHANGE)
                .with("api_key", credentials.apiKey())
                .with("request_token", code)
                .with("checksum", Checksum.of(credentials, code));
        return FaultToleranceErrors.call(() -> session.session(turns.call(request), clock.instant()));
    }

    @Override
    public Profile profile(AppCredentials credentials, SessionTokens tokens) {
        KiteRequest request = KiteRequest.get("/user/profile").by(credentials, tokens);
        return FaultToleranceErrors.call(() -> session.profile(reads.read(request)));
    }

    /**
     * Through {@code POST /session/refresh_token}, which Kite's own clients know and its documentation does not: only
     * apps that Zerodha approved get a refresh token. A token made before 06:00 in India falls at 06:00 all the same,
     * so the new end may be the old one.
     */
    @Override
    public Renewal renew(AppCredentials credentials, SessionTokens tokens) {
        if (!tokens.areRenewable()) {
            return new Renewal.LoginRequired("session-not-renewable");
        }
        KiteRequest request = KiteRequest.post("/session/refresh_token", Purpose.RENEWAL)
                .with("api_key", credentials.apiKey())
                .with("refresh_token", tokens.refresh())
                .with("checksum", Checksum.of(credentials, tokens.refresh()));
        try {
            SessionTokens renewed = FaultToleranceErrors.call(() -> session.renewed(turns.call(request), tokens));
            return new Renewal.Renewed(renewed, calendar.endOfSession(clock.instant()));
        } catch (BrokerException refused) {
            return refused.verdict() == Verdict.AUTH
                    ? new Renewal.LoginRequired(refused.code())
                    : new Renewal.TryLater(
                            refused.verdict(),
                            refused.code(),
                            refused.retryAfter().orElse(Duration.ZERO));
        }
    }

    /**
     * Ends what can renew the session first: a live refresh token would outlast the access token. That call goes without
     * the access token, which may be dead by then and would be refused before the refresh token is looked at.
     */
    @Override
    public void revoke(AppCredentials credentials, SessionTokens tokens) {
        if (tokens.areRenewable()) {
            revoke(end(credentials, "refresh_token", tokens.refresh()));
        }
        revoke(end(credentials, "access_token", tokens.access()).by(credentials, tokens));
    }

    private static KiteRequest end(AppCredentials credentials, String name, Secret token) {
        return KiteRequest.delete(SESSION).with("api_key", credentials.apiKey()).with(name, token);
    }

    private void revoke(KiteRequest request) {
        try {
            FaultToleranceErrors.call(() -> turns.call(request));
        } catch (BrokerException refused) {
            if (refused.verdict() != Verdict.AUTH) {
                throw refused;
            }
        }
    }

    @Override
    public SessionCalendar calendar() {
        return calendar;
    }

    @Override
    public AccountReader account() {
        return account;
    }

    @Override
    public PriceStreams streams() {
        return streams;
    }
}
