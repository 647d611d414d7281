package org.brokerconnect.broker.zerodha.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.time.Clock;
import java.time.Duration;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.wire.RetryAfter;
import org.brokerconnect.broker.wire.WireFailures;
import org.brokerconnect.broker.zerodha.KiteFailures;
import org.brokerconnect.broker.zerodha.ZerodhaConfig;
import org.brokerconnect.vault.Secret;

/**
 * Opens sockets: {@code wss://ws.kite.trade/?api_key=…&access_token=…} (Kite Connect v3 docs, WebSocket streaming).
 * Kite accepts the token in the address only, so exceptions contain neither the address nor messages of lower layers.
 * Thread-safe.
 *
 * <p>The client runs its callbacks on its own single thread. With an executor of several threads the JDK (seen in 17 to
 * 25) can lose the close of a connection that arrives while the message before it is being delivered; with one thread
 * it rarely does, and {@link SocketWatchdog} finds the rest. So a socket's callbacks must be quick.
 */
final class KiteSocketConnector {

    private static final String UPGRADE = "the upgrade to a price stream";

    private final ZerodhaConfig config;
    private final HttpClient client;
    private final Clock clock;

    KiteSocketConnector(ZerodhaConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .executor(Runnable::run)
                .build();
    }

    /**
     * The longest time that {@link #open} may take. The HTTP client's own timeout covers the beginning of the response
     * only: a refusal with an endless body would never end.
     */
    Duration openTimeout() {
        return config.connectTimeout().plus(config.readTimeout());
    }

    /** Begins to open the socket, which reports the outcome to its owner. May block while a name is resolved. */
    void open(KiteSocket socket, AppCredentials credentials, SessionTokens tokens) {
        try {
            begin(socket, address(credentials, tokens));
        } catch (RuntimeException unexpected) {
            socket.fail(failure(unexpected));
        }
    }

    private void begin(KiteSocket socket, URI address) {
        client.newWebSocketBuilder()
                .connectTimeout(config.readTimeout())
                .header("X-Kite-Version", "3")
                .buildAsync(address, socket)
                .whenComplete((opened, failed) -> {
                    if (failed != null) {
                        socket.fail(failure(WireFailures.unwrapped(failed)));
                    }
                });
    }

    private URI address(AppCredentials credentials, SessionTokens tokens) {
        return URI.create(config.socketUrl()
                + "/?api_key="
                + encoded(credentials.field(AppCredentials.API_KEY))
                + "&access_token="
                + encoded(tokens.access()));
    }

    /** Encodes a blank as {@code %20}, because not every server reads a plus sign as a blank. */
    private static String encoded(Secret value) {
        return URLEncoder.encode(value.reveal(), UTF_8).replace("+", "%20");
    }

    private BrokerException failure(Throwable thrown) {
        return thrown instanceof WebSocketHandshakeException refused && refused.getResponse() != null
                ? refusal(refused.getResponse())
                : KiteFailures.WIRE.transport(UPGRADE, thrown);
    }

    /**
     * Kite itself refuses in JSON: 403 for an invalid token and for a plan without prices alike. Any other answer below
     * 500, such as a proxy's page, a redirect or an unknown route, says nothing about the token and may pass.
     */
    private BrokerException refusal(HttpResponse<?> response) {
        Duration retryAfter = RetryAfter.of(response, clock.instant()).orElse(null);
        int status = response.statusCode();
        if (status < 300) {
            return new BrokerUnavailableException(
                    "broker-answer-garbled", "Kite returned HTTP " + status + " to " + UPGRADE, null);
        }
        if (status == 429) {
            return new BrokerException(
                    Verdict.RATE,
                    "price-streams-full",
                    "Kite refused the price stream with HTTP 429: the app has as many as Kite allows",
                    retryAfter,
                    null);
        }
        boolean canBePage = status < 500 && status != 408;
        if (canBePage && !KiteFailures.isKites(response)) {
            return new BrokerUnavailableException(
                    "broker-answer-not-json",
                    "HTTP " + status + " without Kite's JSON answered " + UPGRADE,
                    retryAfter,
                    null);
        }
        return status == 403
                ? new BrokerException(
                        Verdict.PERMISSION,
                        "stream-refused",
                        "Kite refused the price stream with HTTP 403: the session has ended or the plan has no prices")
                : KiteFailures.refused(status, retryAfter);
    }
}
