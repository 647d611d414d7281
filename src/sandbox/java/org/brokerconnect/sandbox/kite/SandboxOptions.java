package org.brokerconnect.sandbox.kite;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of a sandbox: behaviour that tests vary, and behaviour on which the sources about the broker disagree.
 * Set before the start. Not thread-safe.
 */
public final class SandboxOptions {
    private final List<App> apps = new ArrayList<>();
    private RateLimits limits = RateLimits.published();
    private String secretPrefix = "";
    private Instant startAt;
    private Duration requestTokenLifetime = Duration.ofMinutes(5);
    private LocalTime flushAt = LocalTime.of(6, 0);
    private boolean stagedFlush;
    private boolean newLoginEndsOldSession = true;
    private boolean cancelReturnsParams;
    private boolean rememberBrowsers;
    private long marketSeed = 1;

    private SandboxOptions() {}

    /** The apps of the local run, the published rate limits, the system time, a flush at 06:00 IST. */
    public static SandboxOptions defaults() {
        SandboxOptions options = new SandboxOptions();
        options.apps.add(App.of("sandboxdemo", "sandboxdemo-secret", "Broker Connect Demo", "AB1234", "CD5678"));
        options.apps.add(App.of("sandboxapproved", "sandboxapproved-secret", "Approved Platform")
                .approvedPlatform());
        options.apps.add(App.of("sandboxpersonal", "sandboxpersonal-secret", "Personal Plan", "AB1234", "CD5678")
                .onPersonalPlan());
        return options;
    }

    /** Registers an app; replaces the app with the same API key. */
    public SandboxOptions app(App app) {
        apps.removeIf(old -> old.apiKey().equals(app.apiKey()));
        apps.add(app);
        return this;
    }

    /** Sets the redirect URL of all apps registered so far. */
    public SandboxOptions redirectUrl(String url) {
        apps.replaceAll(app -> app.withRedirectUrl(url));
        return this;
    }

    /** Sets the rate limits. */
    public SandboxOptions limits(RateLimits perSecond) {
        limits = perSecond;
        return this;
    }

    /**
     * Sets the prefix of every token, so that a test can search for leaked tokens.
     *
     * @param prefix at most 16 letters and digits
     * @throws IllegalArgumentException if it is not
     */
    public SandboxOptions secretPrefix(String prefix) {
        if (!prefix.matches("[A-Za-z0-9]{0,16}")) {
            throw new IllegalArgumentException("the prefix must consist of at most 16 letters and digits");
        }
        secretPrefix = prefix;
        return this;
    }

    /** Sets the initial time of the clock. */
    public SandboxOptions startAt(Instant instant) {
        startAt = instant;
        return this;
    }

    /** Sets how long a request token is valid; 5 minutes by default. */
    public SandboxOptions requestTokenLifetime(Duration lifetime) {
        requestTokenLifetime = lifetime;
        return this;
    }

    /** Sets the time of day, in IST, at which all earlier sessions end. */
    public SandboxOptions flushAt(LocalTime time) {
        flushAt = time;
        return this;
    }

    /**
     * Ends sessions in stages: at 05:20 IST for quotes, at 05:33 for candles and the ticker, at 06:35 for all other
     * calls.
     */
    public SandboxOptions stagedFlush() {
        stagedFlush = true;
        return this;
    }

    /** Allows several sessions of a client in one app. */
    public SandboxOptions newLoginKeepsOldSession() {
        newLoginEndsOldSession = false;
        return this;
    }

    /** Returns {@code redirect_params} also when consent is refused. Whether the broker does so is unknown. */
    public SandboxOptions cancelReturnsParams() {
        cancelReturnsParams = true;
        return this;
    }

    /** Sets a cookie that lets the browser skip the login page next time, as the broker may do. */
    public SandboxOptions rememberBrowsers() {
        rememberBrowsers = true;
        return this;
    }

    /** Sets the seed of the simulated prices; the same seed gives the same prices. */
    public SandboxOptions marketSeed(long seed) {
        marketSeed = seed;
        return this;
    }

    /** An immutable copy of the options. */
    Settings settings() {
        return new Settings(
                List.copyOf(apps),
                limits,
                secretPrefix,
                startAt,
                requestTokenLifetime,
                flushAt,
                stagedFlush,
                newLoginEndsOldSession,
                cancelReturnsParams,
                rememberBrowsers,
                marketSeed);
    }

    record Settings(
            List<App> apps,
            RateLimits limits,
            String secretPrefix,
            Instant startAt,
            Duration requestTokenLifetime,
            LocalTime flushAt,
            boolean stagedFlush,
            boolean newLoginEndsOldSession,
            boolean cancelReturnsParams,
            boolean rememberBrowsers,
            long marketSeed) {}
}
