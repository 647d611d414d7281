package org.brokerconnect.sandbox.kite;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.brokerconnect.sandbox.kite.market.Instruments;
import org.brokerconnect.sandbox.kite.market.Market;

/** A simulated Kite Connect on a local port. All state is in memory. Safe for use by many threads. */
public final class KiteSandbox implements AutoCloseable {
    private static final long MAX_REQUEST_BYTES = 1 << 20;

    private final BrokerState state;
    private final Undertow server;

    private KiteSandbox(int port, SandboxOptions.Settings options) {
        state = new BrokerState(options);
        Routes routes = state.routes(options);
        new ControlRoutes(this).addTo(routes);
        server = Undertow.builder()
                .addHttpListener(port, "localhost")
                .setIoThreads(2)
                .setWorkerThreads(16)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_REQUEST_BYTES)
                .setHandler(routes.handler())
                .build();
    }

    /**
     * Starts a sandbox on localhost.
     *
     * @param port 0 for any free port
     * @throws RuntimeException if the port is taken
     */
    public static KiteSandbox start(int port, SandboxOptions options) {
        KiteSandbox sandbox = new KiteSandbox(port, options.settings());
        try {
            sandbox.server.start();
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
        sandbox.state.sockets.start();
        return sandbox;
    }

    /** The root URL of the REST API and of the login pages, such as {@code http://localhost:8081}. */
    public String url() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return "http://localhost:" + address.getPort();
    }

    /** The root URL of the ticker, such as {@code ws://localhost:8081}. */
    public String socketUrl() {
        return url().replace("http:", "ws:");
    }

    /** The clock of the sandbox. */
    public SandboxClock clock() {
        return state.clock;
    }

    /** The active faults. */
    public Faults faults() {
        return state.faults;
    }

    /** The counts of calls. */
    public CallCounters calls() {
        return state.calls;
    }

    /** The simulated market. */
    public Market market() {
        return state.market;
    }

    /** The listed instruments. */
    public Instruments instruments() {
        return state.instruments;
    }

    /** The open WebSocket connections of the ticker. */
    public TickerSockets sockets() {
        return state.sockets;
    }

    /** Every token issued, by kind: {@code request_token, access_token, public_token, refresh_token, enctoken}. */
    public Map<String, List<String>> secrets() {
        return state.tokens.issued();
    }

    /** The registered apps. */
    public Collection<App> apps() {
        return state.apps.all();
    }

    /** Registers an app or replaces the app with the same key. Sessions stay active. */
    public void register(App app) {
        state.apps.register(app);
    }

    /** Changes an app. Sessions stay active, as at the broker. */
    App changeApp(String apiKey, UnaryOperator<App> change) {
        return state.apps.update(apiKey, change);
    }

    /**
     * Ends all sessions of a client in all apps, as "log out everywhere" at Kite does.
     *
     * @return the number of sessions ended
     */
    public int masterLogout(String userId) {
        state.browserSessions.end(userId);
        state.refreshTokens.revokeAll(userId);
        return state.sessions.endAll(userId);
    }

    /** Switches the staged flush on or off: {@link SandboxOptions#stagedFlush()}. */
    public void stageFlush(boolean staged) {
        state.sessions.stageFlush(staged);
    }

    /**
     * Adds a client with the account data, password and TOTP of {@code template}, until the next {@link #reset()}.
     *
     * @throws RuntimeException if there is no client {@code template}
     */
    public void addClient(String userId, String template) {
        state.clients.add(userId, template);
    }

    /**
     * Sets the settled quantity of an instrument, such as {@code NSE:INFY}; 0 removes the holding.
     *
     * @throws RuntimeException if there is no such client or instrument
     */
    public void setHolding(String userId, String instrument, int quantity) {
        if (state.instruments.byKey(instrument).isEmpty()) {
            throw KiteError.input("no instrument " + instrument);
        }
        state.clients.setHolding(userId, instrument, quantity);
    }

    /**
     * Starts a session of a client in an app, without the login pages.
     *
     * @return its tokens by the names in the response of the token exchange; the refresh token is empty unless the app
     *     is an approved platform
     */
    public Map<String, String> logIn(String apiKey, String userId) {
        App app = state.apps.require(apiKey);
        Session session = state.sessions.begin(apiKey, userId);
        return Map.of(
                "access_token", session.accessToken(),
                "public_token", session.publicToken(),
                "enctoken", session.encToken(),
                "refresh_token",
                        app.approved() ? state.refreshTokens.issue(new RefreshTokens.Holder(apiKey, userId)) : "");
    }

    /** The active sessions. */
    List<Session> sessions() {
        return state.sessions.active();
    }

    /** Whether the client has an active session in the app. */
    public boolean hasSession(String apiKey, String userId) {
        return state.sessions.active().stream()
                .anyMatch(session ->
                        session.apiKey().equals(apiKey) && session.userId().equals(userId));
    }

    /** The number of renewals of the client in an approved app. */
    public int renewals(String apiKey, String userId) {
        return state.refreshTokens.renewalCount(apiKey, userId);
    }

    /** Restores the state after the start: no sessions, consents, faults and counts; the initial clock and apps. */
    public void reset() {
        state.reset();
    }

    @Override
    public void close() {
        state.sockets.stop();
        server.stop();
    }
}
