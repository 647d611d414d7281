package org.brokerconnect.sandbox.kite;

import org.brokerconnect.sandbox.kite.market.Instruments;
import org.brokerconnect.sandbox.kite.market.Ist;
import org.brokerconnect.sandbox.kite.market.Market;

/** All that a sandbox remembers. */
final class BrokerState {
    final SandboxClock clock;
    final Secrets secrets;
    final Apps apps;
    final Clients clients = new Clients();
    final LoginRuns runs;
    final BrowserLogins browsers;
    final RequestTokens requestTokens;
    final Sessions sessions;
    final Renewals renewals;
    final RateLimiter limiter;
    final Faults faults = new Faults();
    final Calls calls = new Calls();
    final Instruments instruments;
    final Market market;
    final Sockets sockets;

    BrokerState(SandboxOptions.Chosen options) {
        clock = new SandboxClock(options.startAt());
        secrets = new Secrets(options.secretPrefix());
        apps = new Apps(options.apps());
        runs = new LoginRuns(secrets, clock);
        browsers = new BrowserLogins(secrets, options.remembersBrowsers());
        requestTokens = new RequestTokens(secrets, clock, options.requestTokenLife());
        sessions = new Sessions(secrets, clock, options);
        renewals = new Renewals(secrets);
        limiter = new RateLimiter(options.limits(), apps, clock);
        instruments = new Instruments(Ist.day(clock.instant()));
        market = new Market(instruments, clock, options.marketSeed());
        sockets = new Sockets(sessions, instruments, market, clock);
    }

    /** Every route of the broker and of the control resource. */
    Routes routes(SandboxOptions.Chosen options) {
        Routes routes = new Routes(new Gate(faults, limiter, calls, sessions));
        Access access = new Access(sessions, apps);
        new LoginRoutes(apps, clients, runs, browsers, requestTokens, options.cancelReturnsParams()).addTo(routes);
        new SessionRoutes(apps, clients, requestTokens, sessions, renewals).addTo(routes);
        Holdings holdings = new Holdings(instruments, market, clock);
        new AccountRoutes(access, clients, holdings, new Positions(instruments, market)).addTo(routes);
        new QuoteRoutes(access, instruments, market).addTo(routes);
        new CandleRoutes(access, instruments, market).addTo(routes);
        new InstrumentRoutes(instruments).addTo(routes);
        new TickerDoor(access, sockets).addTo(routes);
        new FaultRoutes(faults).addTo(routes);
        new MarketControlRoutes(instruments, market, sockets).addTo(routes);
        return routes;
    }

    /** As after the start. */
    void reset() {
        sockets.cut();
        clock.reset();
        apps.reset();
        clients.reset();
        runs.reset();
        browsers.reset();
        requestTokens.reset();
        sessions.reset();
        renewals.reset();
        limiter.reset();
        faults.clear();
        calls.clear();
        secrets.reset();
        market.reset();
        instruments.reset();
    }
}
