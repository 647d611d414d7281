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

/**
 * A Kite Connect of one's own, on a port of this machine. Everything is kept in memory; {@link #reset()} forgets all that happened.
 * Safe for use by many threads.
 */
public final class KiteSandbox implements AutoCloseable {
    private static final long LARGEST_REQUEST_BYTES = 1 << 20;

    private final BrokerState state;
    private final Undertow server;

    private KiteSandbox(int port, SandboxOptions.Chosen options) {
        state = new BrokerState(options);
        Routes routes = state.routes(options);
        new ControlRoutes(this).addTo(routes);
        server = Undertow.builder()
                .addHttpListener(port, "localhost")
                .setIoThreads(2)
                .setWorkerThreads(16)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LARGEST_REQUEST_BYTES)
                .setHandler(routes.handler())
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
        try {
            sandbox.server.start();
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
        sandbox.state.sockets.start();
        return sandbox;
    }

    /** Where it listens, such as {@code http://localhost:8081}: REST root and login root alike. */
    public String url() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return "http://localhost:" + address.getPort();
    }

    /** The root of its ticker, such as {@code ws://localhost:8081}. */
    public String socketUrl() {
        return url().replace("http:", "ws:");
    }

    /** Its time. */
    public SandboxClock clock() {
        return state.clock;
    }

    /** What goes wrong. */
    public Faults faults() {
        return state.faults;
    }

    /** What was called. */
    public Calls calls() {
        return state.calls;
    }

    /** Its prices. */
    public Market market() {
        return state.market;
    }

    /** What can be traded there. */
    public Instruments instruments() {
        return state.instruments;
    }

    /** The open sockets of its ticker. */
    public Sockets sockets() {
        return state.sockets;
    }

    /** Every token minted, by kind: {@code request_token, access_token, public_token, refresh_token, enctoken}. */
    public Map<String, List<String>> secrets() {
        return state.secrets.minted();
    }

    /** The registered state.apps. */
    public Collection<App> apps() {
        return state.apps.all();
    }

    /** Registers an app or replaces the one with its key; sessions stay. */
    public void register(App app) {
        state.apps.register(app);
    }

    /** Changes an app; sessions stay, as they do at the broker. */
    App changeApp(String apiKey, UnaryOperator<App> change) {
        return state.apps.change(apiKey, change);
    }

    /** Ends all of a client's sessions, in all apps, as Kite's "log out everywhere" does; the number of sessions ended. */
    public int masterLogout(String userId) {
        state.browsers.forget(userId);
        state.renewals.revokeAllOf(userId);
        return state.sessions.endAllOf(userId);
    }

    /** Whether, from now on, the parts forget yesterday's sessions at hours of their own: {@link SandboxOptions#stagedFlush()}. */
    public void stageFlush(boolean staged) {
        state.sessions.stageFlush(staged);
    }

    /** Makes a new client until the next {@link #reset()}, who owns what {@code model} owns and logs in with the same password. */
    public void enrol(String userId, String model) {
        state.clients.enrol(userId, model);
    }

    /** Gives a client so many settled shares of an instrument, such as {@code NSE:INFY}; 0 takes the holding away. */
    public void hold(String userId, String instrument, int quantity) {
        if (state.instruments.byKey(instrument).isEmpty()) {
            throw KiteError.input("no instrument " + instrument);
        }
        state.clients.hold(userId, instrument, quantity);
    }

    /**
     * A client's new session in an app, as an exchange would have given it, without the login pages.
     *
     * @return its tokens by the names that the exchange gives them; the refresh token is empty for an ordinary app
     */
    public Map<String, String> logIn(String apiKey, String userId) {
        App app = state.apps.require(apiKey);
        Session session = state.sessions.begin(apiKey, userId);
        return Map.of(
                "access_token", session.accessToken(),
                "public_token", session.publicToken(),
                "enctoken", session.encToken(),
                "refresh_token", app.approved() ? state.renewals.issue(new Renewals.Holder(apiKey, userId)) : "");
    }

    /** The sessions that work now. */
    List<Session> sessions() {
        return state.sessions.living();
    }

    /** Whether the client has a session in the app that works now. */
    public boolean hasSession(String apiKey, String userId) {
        return state.sessions.living().stream()
                .anyMatch(session ->
                        session.apiKey().equals(apiKey) && session.userId().equals(userId));
    }

    /** How often the client's session in an approved app was renewed. */
    public int renewals(String apiKey, String userId) {
        return state.renewals.count(apiKey, userId);
    }

    /** As after the start: no session, no consent, no fault, no count, the first time and the first state.apps. */
    public void reset() {
        state.reset();
    }

    @Override
    public void close() {
        state.sockets.stop();
        server.stop();
    }
}
