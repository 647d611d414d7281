package org.brokerconnect.broker.tastytrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.contract.BrokerFailure;
import org.brokerconnect.broker.contract.RemoteBroker;
import org.brokerconnect.broker.wire.ManualRateLimiter;
import org.brokerconnect.sandbox.tastytrade.Fault;
import org.brokerconnect.sandbox.tastytrade.TastyLogin;
import org.brokerconnect.sandbox.tastytrade.TastySandbox;
import org.brokerconnect.vault.Secret;

/** The sandbox of tastytrade as the remote broker of the contract. */
public final class SandboxTastytrade implements RemoteBroker {

    static final String USER = "ada";

    /** For tests of calls, which open no price stream. */
    static final TastyPriceStreams NO_STREAMS = (credentials, tokens, quoteTokens, listener) -> {
        throw new AssertionError("no test of calls opens a price stream");
    };

    private final TastySandbox sandbox;
    private boolean isSlow;

    public SandboxTastytrade(TastySandbox sandbox) {
        this.sandbox = sandbox;
    }

    public static TastytradeConfig config(String rest, int timeoutSeconds) {
        return new TastytradeConfig(
                URI.create(rest),
                URI.create(rest + "/auth.html"),
                "read",
                timeoutSeconds,
                timeoutSeconds,
                1024,
                30,
                new String[] {"dxfeed.com"});
    }

    /** An adapter that calls this address. */
    static TastytradeBroker broker(TastytradeConfig config, Clock clock, TastyPriceStreams streams) {
        return new TastytradeBroker(config, calls(config, clock, ManualRateLimiter.open()), streams, clock);
    }

    static TastyCalls calls(TastytradeConfig config, Clock clock, ManualRateLimiter limiter) {
        return new TastyCalls(new TastyHttp(config, clock), new TastyLimits(2, 10, 5), config, limiter, limiter, clock);
    }

    /** An adapter whose timeouts a busy machine does not reach. */
    public static TastytradeBroker broker(TastySandbox sandbox, TastyPriceStreams streams) {
        return broker(config(sandbox.url(), 30), sandbox.clock(), streams);
    }

    /** An adapter with timeouts of a second, for {@link BrokerFailure#SLOW}. */
    static TastytradeBroker impatientBroker(TastySandbox sandbox) {
        return broker(config(sandbox.url(), 1), sandbox.clock(), NO_STREAMS);
    }

    /** Whether responses take longer than {@link #impatientBroker} waits. */
    boolean isSlow() {
        return isSlow;
    }

    @Override
    public AppCredentials app() {
        return app("sandbox-tasty-secret");
    }

    @Override
    public AppCredentials withWrongSecret() {
        return app("canarywrongsecret");
    }

    @Override
    public AppCredentials withUnknownApp() {
        return app("canaryunknownapp", "sandbox-tasty-secret");
    }

    static AppCredentials app(String secret) {
        return app("sandbox-tasty", secret);
    }

    private static AppCredentials app(String clientId, String secret) {
        return new AppCredentials(Map.of(
                TastyCredentials.CLIENT_ID, Secret.of(clientId), TastyCredentials.CLIENT_SECRET, Secret.of(secret)));
    }

    @Override
    public Optional<AppCredentials> renewableApp() {
        return Optional.of(app());
    }

    @Override
    public Optional<Secret> pastedToken() {
        return Optional.of(Secret.of(sandbox.createGrant("sandbox-tasty", USER, Set.of("read"))));
    }

    @Override
    public String userId() {
        return "C0000000042";
    }

    @Override
    public Map<String, List<String>> agree(URI authorizationUrl) {
        return query(TastyLogin.as(USER).authorize(authorizationUrl));
    }

    @Override
    public Map<String, List<String>> decline(URI authorizationUrl) {
        return query(TastyLogin.as(USER).decline(authorizationUrl));
    }

    @Override
    public void endSessions() {
        sandbox.deleteGrants(USER);
    }

    @Override
    public void failWith(BrokerFailure failure) {
        isSlow = failure == BrokerFailure.SLOW;
        sandbox.faults().add(fault(failure));
    }

    private static Fault fault(BrokerFailure failure) {
        return switch (failure) {
            case TOO_MANY_CALLS -> everywhere(Fault.Kind.TOO_MANY_REQUESTS);
            case NO_PERMISSION -> everywhere(Fault.Kind.FORBIDDEN);
            case OUTAGE -> everywhere(Fault.Kind.UNAVAILABLE);
            case SLOW -> Fault.slow("*", "*", Duration.ofSeconds(2));
            case HTML_FROM_A_GATEWAY -> everywhere(Fault.Kind.BAD_GATEWAY);
            case GARBLED -> everywhere(Fault.Kind.GARBLED);
            case WRONG_CONTENT_TYPE -> everywhere(Fault.Kind.WRONG_TYPE);
            case OVERSIZE -> everywhere(Fault.Kind.OVERSIZE);
            case DROPPED -> everywhere(Fault.Kind.DROPPED);
        };
    }

    private static Fault everywhere(Fault.Kind kind) {
        return Fault.on("*", "*", kind);
    }

    @Override
    public void recover() {
        isSlow = false;
        sandbox.faults().clear();
    }

    @Override
    public int exchanges() {
        try {
            assertThat(sandbox.calls().awaitIdle(Duration.ofSeconds(60))).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return sandbox.calls().count("POST /oauth/token");
    }

    @Override
    public Instant now() {
        return sandbox.clock().instant();
    }

    @Override
    public Collection<String> secrets() {
        return sandbox.secrets();
    }

    private static Map<String, List<String>> query(URI returned) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : returned.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            query.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>()).add(decoded(parts[1]));
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
