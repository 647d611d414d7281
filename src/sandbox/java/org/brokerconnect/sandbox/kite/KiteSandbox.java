package org.brokerconnect.sandbox.kite;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A Kite Connect of one's own, on a port of this machine. Everything is kept in memory; {@link #reset()} forgets all that happened.
 * Safe for use by many threads.
 */
public final class KiteSandbox implements AutoCloseable {
    private static final long LARGEST_REQUEST_BYTES = 1 << 20;

    private final SandboxClock clock;
    private final Secrets secrets;
    private final Apps apps;
    private final Clients clients = new Clients();
    private final Faults faults = new Faults();
    private final Calls calls = new Calls();
    private final LoginRuns runs;
    private final RequestTokens requestTokens;
    private final Sessions sessions;
    private final Renewals renewals;
    private final RateLimiter limiter;
    private final Undertow server;

    private KiteSandbox(int port, SandboxOptions.Chosen options) {
        clock = new SandboxClock(options.startAt());
        secrets = new Secrets(options.secretPrefix());
        apps = new Apps(options.apps());
        runs = new LoginRuns(secrets, clock);
        requestTokens = new RequestTokens(secrets, clock, options.requestTokenLife());
        sessions = new Sessions(secrets, clock, options);
        renewals = new Renewals(secrets);
        limiter = new RateLimiter(options.limits(), apps, clock);
        server = Undertow.builder()
                .addHttpListener(port, "localhost")
                .setIoThreads(2)
                .setWorkerThreads(16)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LARGEST_REQUEST_BYTES)
                .setHandler(routes(options).handler())
                .build();
    }

    /**
     * Starts a sandbox on localhost.
     *
     * @param port 0 for any that is free
     * @throws RuntimeException if the port is taken
     */
    public static KiteSandbox start(int port, SandboxOptions options) {
        KiteSandbox sandbox = new KiteSandbox(port, options.chosen());
        sandbox.server.start();
        return sandbox;
    }

    private Routes routes(SandboxOptions.Chosen options) {
        Routes routes = new Routes(new Gate(faults, limiter, calls, sessions));
        Access access = new Access(sessions, apps);
        Instruments instruments = new Instruments(Ist.day(clock.instant()));
        Prices prices = new DumpPrices();
        new LoginRoutes(apps, clients, runs, requestTokens, options.cancelReturnsParams()).addTo(routes);
        new SessionRoutes(apps, clients, requestTokens, sessions, renewals).addTo(routes);
        Holdings holdings = new Holdings(instruments, prices, clock);
        new AccountRoutes(access, clients, holdings, new Positions(instruments, prices)).addTo(routes);
        new ControlRoutes(this).addTo(routes);
        new FaultRoutes(faults).addTo(routes);
        return routes;
    }

    /** Where it listens, such as {@code http://localhost:8081}: REST root and login root alike. */
    public String url() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return "http://localhost:" + address.getPort();
    }

    /** Its time. */
    public SandboxClock clock() {
        return clock;
    }

    /** What goes wrong. */
    public Faults faults() {
        return faults;
    }

    /** What was called. */
    public Calls calls() {
        return calls;
    }

    /** Every token minted, by kind: {@code request_token, access_token, public_token, refresh_token, enctoken}. */
    public Map<String, List<String>> secrets() {
        return secrets.minted();
    }

    /** The registered apps. */
    public Collection<App> apps() {
        return apps.all();
    }

    /** Registers an app or replaces the one with its key; sessions stay. */
    public void register(App app) {
        apps.register(app);
    }

    /** Changes an app; sessions stay, as they do at the broker. */
    App changeApp(String apiKey, UnaryOperator<App> change) {
        return apps.change(apiKey, change);
    }

    /** Ends all of a client's sessions, in all apps, as Kite's "log out everywhere" does; the number of sessions ended. */
    public int masterLogout(String userId) {
        renewals.revokeAllOf(userId);
        return sessions.endAllOf(userId);
    }

    /** The sessions that work now. */
    List<Session> sessions() {
        return sessions.living();
    }

    /** Whether the client has a session in the app that works now. */
    public boolean hasSession(String apiKey, String userId) {
        return sessions.living().stream()
                .anyMatch(session ->
                        session.apiKey().equals(apiKey) && session.userId().equals(userId));
    }

    /** How often the client's session in an approved app was renewed. */
    public int renewals(String apiKey, String userId) {
        return renewals.count(apiKey, userId);
    }

    /** As after the start: no session, no consent, no fault, no count, the first time and the first apps. */
    public void reset() {
        clock.reset();
        apps.reset();
        runs.reset();
        requestTokens.reset();
        sessions.reset();
        renewals.reset();
        limiter.reset();
        faults.clear();
        calls.clear();
        secrets.reset();
    }

    @Override
    public void close() {
        server.stop();
    }
}
