package org.brokerconnect.broker.zerodha;

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
import org.brokerconnect.broker.ConsentRequest;
import org.brokerconnect.broker.contract.BrokerFailure;
import org.brokerconnect.broker.contract.RemoteBroker;
import org.brokerconnect.broker.wire.ManualRateLimiter;
import org.brokerconnect.sandbox.kite.Fault;
import org.brokerconnect.sandbox.kite.FaultKind;
import org.brokerconnect.sandbox.kite.KiteLogin;
import org.brokerconnect.sandbox.kite.KiteSandbox;
import org.brokerconnect.vault.Secret;

/** The sandbox of Kite as the remote broker of the contract. */
public final class SandboxRemoteBroker implements RemoteBroker {

    /** A request of the consent page. Kite ignores the redirect address. */
    public static final ConsentRequest REQUEST =
            new ConsentRequest(Secret.of("state"), URI.create("http://localhost:8080/api/broker/callback/zerodha"));

    private static final String USER = "AB1234";

    private final KiteSandbox sandbox;
    private boolean isSlow;

    public SandboxRemoteBroker(KiteSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** An adapter whose timeouts a busy machine does not reach. */
    public static ZerodhaBroker broker(KiteSandbox sandbox, String routePrefix) {
        return broker(sandbox, config(sandbox, routePrefix, 30));
    }

    /** An adapter with timeouts of a second, for {@link BrokerFailure#SLOW}. */
    static ZerodhaBroker impatientBroker(KiteSandbox sandbox) {
        return broker(sandbox, config(sandbox, "", 1));
    }

    /** Whether responses take longer than {@link #impatientBroker} waits. */
    boolean isSlow() {
        return isSlow;
    }

    public static ZerodhaConfig config(KiteSandbox sandbox, String routePrefix, int timeoutSeconds) {
        return new ZerodhaConfig(
                URI.create(sandbox.url()),
                URI.create(sandbox.url() + "/connect/login"),
                URI.create(sandbox.socketUrl()),
                Optional.of(routePrefix),
                timeoutSeconds,
                timeoutSeconds,
                1024,
                false);
    }

    public static ZerodhaBroker broker(KiteSandbox sandbox, ZerodhaConfig config) {
        KiteCalls calls = CannedKite.calls(ManualRateLimiter.open(), new KiteHttp(config, Clock.systemUTC()));
        return new ZerodhaBroker(config, calls, CannedKite.NO_STREAMS, sandbox.clock());
    }

    @Override
    public AppCredentials app() {
        return new AppCredentials(Secret.of("sandboxdemo"), Secret.of("sandboxdemo-secret"));
    }

    @Override
    public Optional<AppCredentials> renewableApp() {
        return Optional.of(new AppCredentials(Secret.of("sandboxapproved"), Secret.of("sandboxapproved-secret")));
    }

    @Override
    public String userId() {
        return USER;
    }

    @Override
    public Map<String, List<String>> agree(URI authorizationUrl) {
        return RemoteBroker.query(KiteLogin.as(USER).authorise(authorizationUrl));
    }

    @Override
    public Map<String, List<String>> decline(URI authorizationUrl) {
        return RemoteBroker.query(KiteLogin.as(USER).cancel(authorizationUrl));
    }

    @Override
    public void endSessions() {
        sandbox.masterLogout(USER);
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
            case SLOW -> Fault.slow("*", "*", Duration.ofSeconds(2));
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
        return sandbox.calls().count("POST /session/token");
    }

    @Override
    public Instant now() {
        return sandbox.clock().instant();
    }

    @Override
    public Collection<String> secrets() {
        return sandbox.secrets().values().stream().flatMap(List::stream).toList();
    }
}
