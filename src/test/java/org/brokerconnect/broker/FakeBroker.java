package org.brokerconnect.broker;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.brokerconnect.broker.BrokerDescription.Capability;
import org.brokerconnect.broker.BrokerDescription.CredentialField;
import org.brokerconnect.broker.BrokerDescription.RenewalStyle;
import org.brokerconnect.broker.BrokerDescription.WayIn;
import org.brokerconnect.market.MarketSegment;
import org.brokerconnect.vault.Secret;

/**
 * A broker that a test controls. Its sessions end a day after the login; renewal starts an hour before the end, and a
 * login makes sense from an hour after it. Its app can read nothing until a test allows
 * it.
 */
public final class FakeBroker implements Broker {

    public static final String ID = "fake";
    public static final Duration DAY = Duration.ofDays(1);
    public static final Duration LEAD = Duration.ofHours(1);
    public static final Duration PAUSE = Duration.ofHours(1);

    private static final List<CredentialField> FIELDS = List.of(
            new CredentialField("apiKey", "API key", "Small letters.", "[a-z]{3,20}", false),
            new CredentialField("apiSecret", "API secret", "Small letters and hyphens.", "[a-z-]{3,20}", true));

    private static final Map<Locale, Map<String, String>> HINTS =
            Map.of(new Locale("hi"), Map.of("apiKey", "छोटे अक्षर।", "apiSecret", "छोटे अक्षर और हाइफ़न।"));

    private volatile Supplier<Renewal> renewal = () -> new Renewal.LoginRequired("session-not-renewable");
    private final AtomicInteger renewals = new AtomicInteger();
    private final FakeStreams streams = new FakeStreams();
    private volatile Runnable beforeExchange = () -> {};
    private volatile BrokerException failure;
    private volatile Function<SessionContext, List<Holding>> holdings = context -> {
        throw forbidden();
    };
    private final List<SessionTokens> revoked = new CopyOnWriteArrayList<>();
    private final List<Secret> revokedRefreshTokens = new CopyOnWriteArrayList<>();
    private final List<ConsentRequest> requests = new CopyOnWriteArrayList<>();
    private volatile boolean usesPkce;
    private volatile RenewalStyle renewalStyle = RenewalStyle.BY_TIMER;
    private final AtomicInteger profiles = new AtomicInteger();

    private final String id;

    public FakeBroker() {
        this(ID);
    }

    /** Another broker. */
    public FakeBroker(String id) {
        this.id = id;
    }

    /** Sets the result of every renewal. */
    public FakeBroker renewing(Renewal outcome) {
        return renewingBy(() -> outcome);
    }

    /** Sets the work of every renewal; it runs on the calling thread. */
    public FakeBroker renewingBy(Supplier<Renewal> how) {
        renewal = how;
        return this;
    }

    /** How many renewals were called. */
    public int renewals() {
        return renewals.get();
    }

    /** Lets every call but renewals and reads throw this; null for no failure. */
    public FakeBroker failingWith(BrokerException what) {
        failure = what;
        return this;
    }

    /** How many profiles were called. */
    public int profiles() {
        return profiles.get();
    }

    /** Allows the app to read holdings; the function returns them. */
    public FakeBroker withHoldings(Function<SessionContext, List<Holding>> answer) {
        holdings = answer;
        return this;
    }

    /** The requests of all consent pages and exchanges, in their order. */
    public List<ConsentRequest> requests() {
        return requests;
    }

    /** Lets consent requests have a code verifier. */
    public FakeBroker usingPkce(boolean uses) {
        usesPkce = uses;
        return this;
    }

    /** Sets when renewable sessions are renewed. */
    public FakeBroker renewingWhen(RenewalStyle style) {
        renewalStyle = style;
        return this;
    }

    /** The owner of a pasted token is its text before the first hyphen. */
    @Override
    public BrokerSession adopt(AppCredentials credentials, Secret pasted) {
        throwFailure();
        String owner = pasted.reveal().split("-")[0].toUpperCase(Locale.ROOT);
        SessionTokens tokens = new SessionTokens(pasted, Secret.none());
        return new BrokerSession(
                owner, "Asha Rao", tokens, Instant.parse("2026-11-22T03:30:00Z").plus(DAY));
    }

    /** When a person can no longer agree to a pushed login. */
    public static final Instant AGREE_UNTIL = Instant.parse("2026-11-22T22:00:00Z");

    @Override
    public Instant requestPush(AppCredentials credentials) {
        throwFailure();
        return AGREE_UNTIL;
    }

    /** A message is a token as {@link #adopt} takes it. */
    @Override
    public BrokerSession receivePush(AppCredentials credentials, Secret message) {
        return adopt(credentials, message);
    }

    @Override
    public boolean usesPkce() {
        return usesPkce;
    }

    /** The tokens of all revoked sessions. */
    public List<SessionTokens> revoked() {
        return revoked;
    }

    /** The refresh tokens that were revoked without their access tokens. */
    public List<Secret> revokedRefreshTokens() {
        return revokedRefreshTokens;
    }

    /** A catalog of this broker. */
    public BrokerCatalog catalog() {
        return new BrokerCatalog(List.of(this));
    }

    @Override
    public BrokerDescription description() {
        return new BrokerDescription(
                id,
                "Fake Broker",
                FIELDS,
                Set.of(Capability.REVOCATION),
                Set.of(WayIn.CONSENT, WayIn.PASTED_TOKEN, WayIn.PUSH),
                renewalStyle,
                true,
                HINTS);
    }

    @Override
    public URI authorizationUrl(AppCredentials credentials, ConsentRequest request) {
        requests.add(request);
        return URI.create(
                "https://broker.example/login?state=" + request.state().reveal());
    }

    @Override
    public Consent readReturn(Map<String, List<String>> query) {
        if (query.containsKey("declined")) {
            return new Consent.Declined(value(query, "state"));
        }
        return query.containsKey("code")
                ? new Consent.Granted(value(query, "code"), value(query, "state"))
                : new Consent.Unreadable();
    }

    private static Secret value(Map<String, List<String>> query, String name) {
        return Secret.of(query.getOrDefault(name, List.of("")).get(0));
    }

    /** Runs the task at the beginning of the next exchange. */
    public void beforeExchange(Runnable task) {
        beforeExchange = task;
    }

    @Override
    public BrokerSession exchange(AppCredentials credentials, ConsentRequest request, Secret code) {
        requests.add(request);
        Runnable task = beforeExchange;
        beforeExchange = () -> {};
        task.run();
        throwFailure();
        Instant login = Instant.parse("2026-11-22T03:30:00Z");
        SessionTokens tokens = new SessionTokens(Secret.of("access-" + code.reveal()), Secret.none());
        return new BrokerSession("FAKE01", "Asha Rao", tokens, login.plus(DAY));
    }

    @Override
    public BrokerClient client(SessionContext context) {
        return new Client(context);
    }

    @Override
    public int listingsPerPriceCall() {
        return 1;
    }

    private void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public SessionCalendar calendar() {
        return new SessionCalendar() {
            @Override
            public Instant renewalStart(Instant end) {
                return end.minus(LEAD);
            }

            @Override
            public Instant loginSensibleFrom(Instant end) {
                return end.plus(PAUSE);
            }

            @Override
            public LocalDate dateOf(Instant instant) {
                return LocalDate.ofInstant(instant, ZoneOffset.UTC);
            }
        };
    }

    /** Every day but Sundays from 08:00 to 16:00 UTC, settled at 17:00. */
    @Override
    public String market() {
        return "fake";
    }

    @Override
    public Optional<MarketSegment> segmentOf(String exchange) {
        return exchange.isEmpty() ? Optional.empty() : Optional.of(MarketSegment.OTHER_STOCKS);
    }

    private static BrokerException forbidden() {
        return new BrokerException(Verdict.PERMISSION, "permission-missing", "the plan includes no reads");
    }

    /** Made by {@link #client}. */
    public final class Client implements BrokerClient {

        private final SessionContext context;

        private Client(SessionContext context) {
            this.context = context;
        }

        public SessionContext context() {
            return context;
        }

        @Override
        public Profile profile() {
            profiles.incrementAndGet();
            throwFailure();
            return new Profile("FAKE01", "Asha Rao");
        }

        @Override
        public Renewal renew() {
            renewals.incrementAndGet();
            return renewal.get();
        }

        @Override
        public void revoke() {
            throwFailure();
            revoked.add(context.tokens());
        }

        @Override
        public void revokeRefreshToken() {
            throwFailure();
            if (context.tokens().areRenewable()) {
                revokedRefreshTokens.add(context.tokens().refresh());
            }
        }

        @Override
        public Rows<Holding> holdings() {
            return Rows.of(holdings.apply(context));
        }

        @Override
        public Positions positions() {
            throw forbidden();
        }

        @Override
        public Funds funds() {
            throw forbidden();
        }

        @Override
        public Rows<FundHolding> fundHoldings() {
            throw forbidden();
        }

        @Override
        public Map<Listing, BigDecimal> lastPrices(Collection<Listing> listings) {
            throw forbidden();
        }

        @Override
        public PriceStream openPriceStream(PriceListener listener) {
            return streams.open(context.tokens(), listener);
        }
    }
}
