package org.brokerconnect.sandbox.upstox;

import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.brokerconnect.sandbox.kite.SandboxClock;
import org.brokerconnect.sandbox.kite.market.Instruments;
import org.brokerconnect.sandbox.kite.market.Ist;
import org.brokerconnect.sandbox.kite.market.Market;

/** A simulated Upstox on a local port. All state is in memory. Safe for use by many threads. */
public final class UpstoxSandbox implements AutoCloseable {
    private final SandboxClock clock;
    private final Tokens tokens = new Tokens();
    private final Codes codes;
    private final Sessions sessions;
    private final RateWindows limits;
    private final Faults faults = new Faults();
    private final CallCounts calls = new CallCounts();
    private final Market market;
    private final Feed feed;
    private final PushRoutes push;
    private final Undertow server;

    private UpstoxSandbox(int port, UpstoxOptions options, SandboxClock clock) {
        this.clock = clock;
        codes = new Codes(tokens, clock);
        sessions = new Sessions(tokens, clock);
        limits = new RateWindows(options.limited(), clock);
        Instruments instruments = new Instruments(Ist.date(clock.instant()));
        market = new Market(instruments, clock, 1);
        Map<String, User> users = User.all();
        Listings listings = new Listings(instruments, users);
        feed = new Feed(listings, market, clock);
        Map<String, UpstoxApp> apps =
                options.apps().stream().collect(Collectors.toMap(UpstoxApp::key, Function.identity()));
        Routes routes = new Routes(faults, calls);
        new DialogRoutes(apps, users, codes, tokens, options.silentDecline()).addTo(routes);
        new TokenRoutes(apps, users, codes, sessions, options.codeFirst()).addTo(routes);
        push = new PushRoutes(apps, users, sessions, clock);
        push.addTo(routes);
        new AccountRoutes(users, sessions, limits, new Portfolio(listings, market), options.profileAtNight())
                .addTo(routes);
        new QuoteRoutes(sessions, limits, listings, market).addTo(routes);
        new FeedRoutes(sessions, tokens, feed).addTo(routes);
        new ControlRoutes(this).addTo(routes);
        server = Undertow.builder()
                .addHttpListener(port, "localhost")
                .setIoThreads(2)
                .setWorkerThreads(8)
                .setHandler(routes.handler())
                .build();
    }

    /**
     * Starts a sandbox on localhost.
     *
     * @param port 0 for any free port
     * @throws RuntimeException if the port is taken
     */
    public static UpstoxSandbox start(int port, UpstoxOptions options) {
        return start(port, options, new SandboxClock(options.startAt()));
    }

    /** As {@link #start(int, UpstoxOptions)}, with the clock of another sandbox. */
    public static UpstoxSandbox start(int port, UpstoxOptions options, SandboxClock clock) {
        UpstoxSandbox sandbox = new UpstoxSandbox(port, options, clock);
        sandbox.server.start();
        sandbox.feed.start();
        return sandbox;
    }

    /** The root URL, such as {@code http://localhost:8082}. */
    public String url() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return "http://localhost:" + address.getPort();
    }

    public SandboxClock clock() {
        return clock;
    }

    public Faults faults() {
        return faults;
    }

    public CallCounts calls() {
        return calls;
    }

    /** The simulated market. */
    public Market market() {
        return market;
    }

    /** The price streams. */
    public Feed feed() {
        return feed;
    }

    /** All codes and tokens that were issued. */
    public List<String> secrets() {
        return tokens.issued();
    }

    /** Ends all sessions of a person. */
    public void endSessions(String userId) {
        sessions.endAll(userId);
    }

    /** A new Analytics Token of a person, which ends the one before. */
    public String analyticsToken(String userId) {
        return sessions.analytics(userId).token();
    }

    /** Registers the address to which logins of an app are sent. */
    public void registerNotifier(String key, URI address) {
        push.register(key, address);
    }

    /**
     * A person agrees to the open request of an app: a token is sent to its notifier address.
     *
     * @return the message that was sent
     * @throws RuntimeException if nothing was requested, or the address is unreachable
     */
    public String agree(String key, String userId) {
        return push.agree(key, userId).message();
    }

    /** Sends a message to an address, as anybody can. @return the HTTP status of the answer */
    public int send(URI address, String message) {
        return push.send(address, message);
    }

    /** Lets the person's Analytics Token read from another machine only. */
    public void registerOtherAddress(String userId, String address) {
        sessions.registerOtherAddress(userId, address);
    }

    /** Restores the state after the start. */
    public void reset() {
        feed.abort();
        clock.reset();
        codes.reset();
        sessions.reset();
        push.reset();
        limits.reset();
        faults.clear();
        calls.reset();
        market.reset();
    }

    @Override
    public void close() {
        feed.stop();
        server.stop();
    }
}
