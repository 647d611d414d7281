package org.brokerconnect.broker.upstox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.contract.BrokerFailure;
import org.brokerconnect.broker.contract.RemoteBroker;
import org.brokerconnect.broker.wire.ManualRateLimiter;
import org.brokerconnect.sandbox.upstox.Fault;
import org.brokerconnect.sandbox.upstox.FaultKind;
import org.brokerconnect.sandbox.upstox.UpstoxLogin;
import org.brokerconnect.sandbox.upstox.UpstoxOptions;
import org.brokerconnect.sandbox.upstox.UpstoxSandbox;
import org.brokerconnect.vault.Secret;

/** The sandbox of Upstox as the remote broker of the contract. */
public final class UpstoxRemoteBroker implements RemoteBroker {

    static final String USER = "UP1234";
    static final URI REDIRECT = URI.create("http://localhost:8080/api/broker/callback/contract");
    static final AppCredentials APP =
            new AppCredentials(Secret.of(UpstoxOptions.DEMO_KEY), Secret.of(UpstoxOptions.DEMO_SECRET));

    /** For tests of calls, which open no price stream. */
    static final UpstoxPriceStreams NO_STREAMS = (context, listener) -> {
        throw new AssertionError("no test of calls opens a price stream");
    };

    private final UpstoxSandbox sandbox;
    private boolean isSlow;

    UpstoxRemoteBroker(UpstoxSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** An adapter of the API at this root. */
    static UpstoxBroker broker(URI root, Clock clock, int timeoutSeconds) {
        return broker(config(root, timeoutSeconds), clock, ManualRateLimiter.open());
    }

    static UpstoxBroker broker(UpstoxConfig config, Clock clock, ManualRateLimiter limiter) {
        UpstoxCalls calls =
                new UpstoxCalls(new UpstoxHttp(config, clock), new UpstoxLimits(50, 500, 2000), limiter, limiter);
        return new UpstoxBroker(config, calls, new UpstoxInstruments(clock), NO_STREAMS, clock);
    }

    public static UpstoxConfig config(URI root, int timeoutSeconds) {
        return new UpstoxConfig(
                root,
                root.resolve("/v2/login/authorization/dialog"),
                timeoutSeconds,
                timeoutSeconds,
                1024,
                "05:30",
                true,
                new String[] {"upstox.com"});
    }

    /** Whether responses take longer than an impatient adapter waits. */
    boolean isSlow() {
        return isSlow;
    }

    @Override
    public AppCredentials app() {
        return APP;
    }

    @Override
    public Optional<AppCredentials> renewableApp() {
        return Optional.empty();
    }

    @Override
    public Optional<Secret> pastedToken() {
        return Optional.of(Secret.of(sandbox.analyticsToken(userId())));
    }

    @Override
    public String userId() {
        return USER;
    }

    @Override
    public Map<String, List<String>> agree(URI authorizationUrl) {
        return RemoteBroker.query(UpstoxLogin.as(USER).authorise(authorizationUrl));
    }

    @Override
    public Map<String, List<String>> decline(URI authorizationUrl) {
        return RemoteBroker.query(UpstoxLogin.as(USER).cancel(authorizationUrl));
    }

    @Override
    public void endSessions() {
        sandbox.endSessions(USER);
    }

    @Override
    public void failWith(BrokerFailure failure) {
        isSlow = failure == BrokerFailure.SLOW;
        sandbox.faults().add(fault(failure));
    }

    private static Fault fault(BrokerFailure failure) {
        return switch (failure) {
            case TOO_MANY_CALLS -> everywhere(FaultKind.TOO_MANY_REQUESTS);
            case NO_PERMISSION -> everywhere(FaultKind.NO_PERMISSION);
            case OUTAGE -> everywhere(FaultKind.UNAVAILABLE);
            case SLOW -> everywhere(FaultKind.SLOW).after(Duration.ofSeconds(2));
            case HTML_FROM_A_GATEWAY -> everywhere(FaultKind.BAD_GATEWAY);
            case GARBLED -> everywhere(FaultKind.GARBLED);
            case WRONG_CONTENT_TYPE -> everywhere(FaultKind.WRONG_TYPE);
            case OVERSIZE -> everywhere(FaultKind.OVERSIZE);
            case DROPPED -> everywhere(FaultKind.DROPPED);
        };
    }

    private static Fault everywhere(FaultKind kind) {
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
        return sandbox.calls().count("POST /v2/login/authorization/token");
    }

    @Override
    public Instant now() {
        return sandbox.clock().instant();
    }

    @Override
    public Collection<String> secrets() {
        return sandbox.secrets();
    }
}
