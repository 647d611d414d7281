package org.brokerconnect.sandbox.tastytrade;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.brokerconnect.sandbox.kite.SandboxClock;

/** A simulated tastytrade on a local port. All state is in memory. Safe for use by many threads. */
public final class TastySandbox implements AutoCloseable {
    private static final long MAX_REQUEST_BYTES = 1 << 20;

    private final SandboxClock clock;
    private final Tokens tokens;
    private final Apps apps;
    private final Customers customers = new Customers();
    private final Grants grants;
    private final FailedLogins failedLogins;
    private final UsMarket market;
    private final QuoteTokens quoteTokens;
    private final DxLinkSockets sockets;
    private final Faults faults = new Faults();
    private final CallCounts calls = new CallCounts();
    private final Undertow server;

    private TastySandbox(int port, TastyOptions.Settings options) {
        clock = options.clock();
        tokens = new Tokens(options.secretPrefix());
        apps = new Apps(options.apps());
        grants = new Grants(tokens, clock, options.rotatesRefreshTokens());
        failedLogins = new FailedLogins(clock, options.failedLogins());
        market = new UsMarket(clock);
        quoteTokens = new QuoteTokens(tokens, clock);
        sockets = new DxLinkSockets(quoteTokens, market, options.keepaliveTimeout());
        server = Undertow.builder()
                .addHttpListener(port, "localhost")
                .setIoThreads(2)
                .setWorkerThreads(16)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MAX_REQUEST_BYTES)
                .setHandler(routes().handler())
                .build();
    }

    private Routes routes() {
        Routes routes = new Routes(faults, calls);
        Authenticator authenticator = new Authenticator(grants);
        new ConsentRoutes(apps, customers, grants).addTo(routes);
        new OAuthRoutes(apps, grants, failedLogins).addTo(routes);
        new AccountRoutes(authenticator, customers, market, clock).addTo(routes);
        new MarketRoutes(authenticator, customers, market, clock).addTo(routes);
        new DxLinkRoutes(authenticator, customers, quoteTokens, sockets).addTo(routes);
        new ControlRoutes(this).addTo(routes);
        return routes;
    }

    /**
     * Starts a sandbox on localhost.
     *
     * @param port 0 for any free port
     * @throws RuntimeException if the port is taken
     */
    public static TastySandbox start(int port, TastyOptions options) {
        TastySandbox sandbox = new TastySandbox(port, options.settings());
        try {
            sandbox.server.start();
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
        sandbox.sockets.start();
        return sandbox;
    }

    /** The root URL of the API and of the consent page, such as {@code http://localhost:8083}. */
    public String url() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return "http://localhost:" + address.getPort();
    }

    /** The address of the consent page. */
    public String consentUrl() {
        return url() + "/auth.html";
    }

    /** The clock of the sandbox. */
    public SandboxClock clock() {
        return clock;
    }

    /** The active faults. */
    public Faults faults() {
        return faults;
    }

    /** The counts of calls. */
    public CallCounts calls() {
        return calls;
    }

    /** The simulated market. */
    public UsMarket market() {
        return market;
    }

    /** The open price streams. */
    public DxLinkSockets sockets() {
        return sockets;
    }

    /** Every code and token issued. */
    public List<String> secrets() {
        return tokens.issued();
    }

    /** Registers an app or replaces the app with the same client id. Grants stay. */
    public void register(ClientApp app) {
        apps.register(app);
    }

    /**
     * Creates a personal grant, as "Create Grant" on the broker's site does.
     *
     * @return the refresh token, which the site shows once
     */
    public String createGrant(String clientId, String username, Set<String> scopes) {
        return grants.create(clientId, username, scopes).refreshToken();
    }

    /** Deletes all grants of a customer, as on the site; returns how many there were. */
    public int deleteGrants(String username) {
        return grants.deleteAll(username);
    }

    /** The number of grants of a customer. */
    public int grants(String username) {
        return grants.count(username);
    }

    /**
     * Replaces fields of a position, or of the balance for an empty symbol, until the next {@link #reset}.
     *
     * @param json an object with the fields as the API names them
     */
    public void changeAccount(String username, String number, String symbol, String json) {
        customers.change(
                username,
                number,
                symbol,
                Json.object(json).orElseThrow(() -> new IllegalArgumentException("no JSON object: " + json)));
    }

    /** Restores the state after the start: no grants, faults and counts; the initial clock, apps and accounts. */
    public void reset() {
        sockets.abort();
        clock.reset();
        apps.reset();
        customers.reset();
        grants.reset();
        failedLogins.reset();
        market.reset();
        quoteTokens.reset();
        faults.clear();
        calls.reset();
        tokens.reset();
    }

    @Override
    public void close() {
        sockets.stop();
        server.stop();
    }
}
