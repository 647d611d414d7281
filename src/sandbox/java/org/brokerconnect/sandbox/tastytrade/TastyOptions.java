package org.brokerconnect.sandbox.tastytrade;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.brokerconnect.sandbox.kite.SandboxClock;

/**
 * The options of a sandbox: behaviour that tests vary, and behaviour on which the sources about the broker disagree.
 * Set before the start. Not thread-safe.
 */
public final class TastyOptions {
    private final List<ClientApp> apps = new ArrayList<>();
    private SandboxClock clock = new SandboxClock(null);
    private String secretPrefix = "";
    private boolean rotatesRefreshTokens;
    private int failedLogins = 50;
    private Duration keepaliveTimeout = Duration.ofSeconds(60);

    private TastyOptions() {}

    /** The apps of the local run, the system time, refresh tokens that stay. */
    public static TastyOptions defaults() {
        TastyOptions options = new TastyOptions();
        options.apps.add(ClientApp.of("sandbox-tasty", "sandbox-tasty-secret", "Broker Connect Demo"));
        return options;
    }

    /** Registers an app; replaces the app with the same client id. */
    public TastyOptions app(ClientApp app) {
        apps.removeIf(old -> old.clientId().equals(app.clientId()));
        apps.add(app);
        return this;
    }

    /** Sets the redirect address of all apps registered so far. */
    public TastyOptions redirectUri(String uri) {
        apps.replaceAll(app -> app.withRedirectUri(uri));
        return this;
    }

    /** Uses a clock that others use too. */
    public TastyOptions clock(SandboxClock shared) {
        clock = shared;
        return this;
    }

    /** Sets the initial time of an own clock. */
    public TastyOptions startAt(Instant instant) {
        return clock(new SandboxClock(instant));
    }

    /** Sets the prefix of every token, so that a test can search for leaked tokens. */
    public TastyOptions secretPrefix(String prefix) {
        secretPrefix = prefix;
        return this;
    }

    /** Replaces the refresh token at each renewal. The broker's documentation says that it does not. */
    public TastyOptions rotateRefreshTokens() {
        rotatesRefreshTokens = true;
        return this;
    }

    /** Sets after how many refused token calls in ten minutes all are blocked for eight hours. */
    public TastyOptions blockAfter(int refusals) {
        failedLogins = refusals;
        return this;
    }

    /** Sets after which silence of a client its price stream ends; 60 seconds by default. */
    public TastyOptions keepaliveTimeout(Duration timeout) {
        keepaliveTimeout = timeout;
        return this;
    }

    Settings settings() {
        return new Settings(
                List.copyOf(apps), clock, secretPrefix, rotatesRefreshTokens, failedLogins, keepaliveTimeout);
    }

    record Settings(
            List<ClientApp> apps,
            SandboxClock clock,
            String secretPrefix,
            boolean rotatesRefreshTokens,
            int failedLogins,
            Duration keepaliveTimeout) {}
}
