package org.brokerconnect.sandbox.kite;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** How a sandbox behaves where tests differ or sources disagree. Set before the start; not for use by several threads. */
public final class SandboxOptions {
    private final List<App> apps = new ArrayList<>();
    private Limits limits = Limits.asPublished();
    private String secretPrefix = "";
    private Instant startAt;
    private Duration requestTokenLife = Duration.ofMinutes(5);
    private LocalTime flushAt = LocalTime.of(6, 0);
    private boolean stagedFlush;
    private boolean newLoginEndsOldSession = true;
    private boolean cancelReturnsParams;
    private boolean remembersBrowsers;
    private long marketSeed = 1;

    private SandboxOptions() {}

    /** The apps of the local run, the published limits, the machine's time, a flush at 06:00 IST. */
    public static SandboxOptions defaults() {
        SandboxOptions options = new SandboxOptions();
        options.apps.add(App.of("sandboxdemo", "sandboxdemo-secret", "Broker Connect Demo", "AB1234", "CD5678"));
        options.apps.add(App.of("sandboxapproved", "sandboxapproved-secret", "Approved Platform")
                .approvedPlatform());
        options.apps.add(App.of("sandboxpersonal", "sandboxpersonal-secret", "Personal Plan", "AB1234", "CD5678")
                .onPersonalPlan());
        return options;
    }

    /** Registers an app, in place of the one with the same api key. */
    public SandboxOptions app(App app) {
        apps.removeIf(old -> old.apiKey().equals(app.apiKey()));
        apps.add(app);
        return this;
    }

    /** Where the people of all apps registered so far return to. */
    public SandboxOptions redirectUrl(String url) {
        apps.replaceAll(app -> app.withRedirectUrl(url));
        return this;
    }

    /** Calls per second. */
    public SandboxOptions limits(Limits perSecond) {
        limits = perSecond;
        return this;
    }

    /** How every token begins, so that leaks can be found by searching: letters and digits, at most 16. */
    public SandboxOptions secretPrefix(String prefix) {
        if (!prefix.matches("[A-Za-z0-9]{0,16}")) {
            throw new IllegalArgumentException("a prefix of at most 16 letters and digits, please");
        }
        secretPrefix = prefix;
        return this;
    }

    /** What the clock says at first. */
    public SandboxOptions startAt(Instant instant) {
        startAt = instant;
        return this;
    }

    /** How long the code of a login can be exchanged. */
    public SandboxOptions requestTokenLife(Duration life) {
        requestTokenLife = life;
        return this;
    }

    /** The hour, in IST, at which all earlier sessions end. */
    public SandboxOptions flushAt(LocalTime hour) {
        flushAt = hour;
        return this;
    }

    /** Lets quotes, then candles and socket, then the rest forget their sessions: at 05:20, 05:33 and 06:35 IST. */
    public SandboxOptions stagedFlush() {
        stagedFlush = true;
        return this;
    }

    /** Lets a client hold several sessions in one app. */
    public SandboxOptions newLoginKeepsOldSession() {
        newLoginEndsOldSession = false;
        return this;
    }

    /** Gives {@code redirect_params} back when consent is refused, which the broker is not known to do. */
    public SandboxOptions cancelReturnsParams() {
        cancelReturnsParams = true;
        return this;
    }

    /** Lets a browser in which a client logged in skip the login page, as the broker may. */
    public SandboxOptions remembersBrowsers() {
        remembersBrowsers = true;
        return this;
    }

    /** Which of the possible markets this is; the same seed gives the same prices. */
    public SandboxOptions marketSeed(long seed) {
        marketSeed = seed;
        return this;
    }

    /** An unmodifiable reading of what was chosen. */
    Chosen chosen() {
        return new Chosen(
                List.copyOf(apps),
                limits,
                secretPrefix,
                startAt,
                requestTokenLife,
                flushAt,
                stagedFlush,
                newLoginEndsOldSession,
                cancelReturnsParams,
                remembersBrowsers,
                marketSeed);
    }

    record Chosen(
            List<App> apps,
            Limits limits,
            String secretPrefix,
            Instant startAt,
            Duration requestTokenLife,
            LocalTime flushAt,
            boolean stagedFlush,
            boolean newLoginEndsOldSession,
            boolean cancelReturnsParams,
            boolean remembersBrowsers,
            long marketSeed) {}
}
