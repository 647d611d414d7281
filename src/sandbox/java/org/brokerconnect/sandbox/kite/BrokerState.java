package org.brokerconnect.sandbox.kite;

import org.brokerconnect.sandbox.kite.market.Instruments;
import org.brokerconnect.sandbox.kite.market.Ist;
import org.brokerconnect.sandbox.kite.market.Market;

/** The state of one sandbox and the routes that use it. */
final class BrokerState {
    final SandboxClock clock;
    final TokenIssuer tokens;
    final Apps apps;
    final Clients clients = new Clients();
    final LoginAttempts attempts;
    final BrowserSessions browserSessions;
    final RequestTokens requestTokens;
    final Sessions sessions;
    final RefreshTokens refreshTokens;
    final RateLimiter limiter;
    final Faults faults = new Faults();
    final CallCounters calls = new CallCounters();
    final Instruments instruments;
    final Market market;
    final TickerSockets sockets;

    BrokerState(SandboxOptions.Settings options) {
        clock = new SandboxClock(options.startAt());
        tokens = new TokenIssuer(options.secretPrefix());
        apps = new Apps(options.apps());
        attempts = new LoginAttempts(tokens, clock);
        browserSessions = new BrowserSessions(tokens, options.rememberBrowsers());
        requestTokens = new RequestTokens(tokens, clock, options.requestTokenLifetime());
        sessions = new Sessions(tokens, clock, options);
        refreshTokens = new RefreshTokens(tokens);
        limiter = new RateLimiter(options.limits(), apps, clock);
        instruments = new Instruments(Ist.date(clock.instant()));
        market = new Market(instruments, clock, options.marketSeed());
        sockets = new TickerSockets(sessions, instruments, market, clock);
    }

    /** Builds the routes of the broker and the control routes. */
    Routes routes(SandboxOptions.Settings options) {
        Routes routes = new Routes(new CallPipeline(faults, limiter, calls, sessions));
        Authenticator authenticator = new Authenticator(sessions, apps);
        new LoginRoutes(apps, clients, attempts, browserSessions, requestTokens, options.cancelReturnsParams())
                .addTo(routes);
        new SessionRoutes(apps, clients, requestTokens, sessions, refreshTokens).addTo(routes);
        Holdings holdings = new Holdings(instruments, market, clock);
        new AccountRoutes(authenticator, clients, holdings, new Positions(instruments, market)).addTo(routes);
        new QuoteRoutes(authenticator, instruments, market).addTo(routes);
        new CandleRoutes(authenticator, instruments, market).addTo(routes);
        new InstrumentRoutes(instruments).addTo(routes);
        new TickerRoutes(authenticator, sockets).addTo(routes);
        new FaultRoutes(faults).addTo(routes);
        new MarketControlRoutes(instruments, market, sockets).addTo(routes);
        return routes;
    }

    /** Restores the state after the start. */
    void reset() {
        sockets.abort();
        clock.reset();
        apps.reset();
        clients.reset();
        attempts.reset();
        browserSessions.reset();
        requestTokens.reset();
        sessions.reset();
        refreshTokens.reset();
        limiter.reset();
        faults.clear();
        calls.reset();
        tokens.reset();
        market.reset();
        instruments.reset();
    }
}
