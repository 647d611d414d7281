package org.brokerconnect.broker.zerodha.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.zerodha.KiteFailures;
import org.brokerconnect.broker.zerodha.ZerodhaConfig;
import org.brokerconnect.vault.Secret;

/**
 * Opens sockets: {@code wss://ws.kite.trade/?api_key=…&access_token=…} (Kite Connect v3 docs, WebSocket streaming).
 * The token stands in the address, because Kite takes it nowhere else; so no address and no message of a layer below
 * gets into an exception. Safe for many threads.
 *
 * <p>The client is given no threads besides its own one. With more of them the JDK (17 to 25) often loses the end of a
 * connection that comes while the message before it is still being handed over; with one it seldom does, and
 * {@link SocketWatchdog} finds out. So whatever a socket calls must be quick, and {@link #open}, which may look a name up,
 * is called on a thread that may wait.
 */
final class KiteSocketConnector {

    private static final String UPGRADE = "the upgrade to a price stream";

    private final ZerodhaConfig config;
    private final HttpClient client;

    KiteSocketConnector(ZerodhaConfig config) {
        this.config = config;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .executor(Runnable::run)
                .build();
    }

    /**
     * How long to wait for {@link #open}. It gives up by itself when no answer begins in time, but a refusal whose body
     * does not end would keep it for ever.
     */
    Duration patience() {
        return config.connectTimeout().plus(config.readTimeout());
    }

    /** Begins to open the socket, which tells its owner how that ends. */
    void open(KiteSocket socket, AppCredentials credentials, SessionTokens tokens) {
        try {
            begin(socket, address(credentials, tokens));
        } catch (RuntimeException unforeseen) {
            socket.lost(meaning(unforeseen));
        }
    }

    private void begin(KiteSocket socket, URI address) {
        client.newWebSocketBuilder()
                .connectTimeout(config.readTimeout())
                .header("X-Kite-Version", "3")
                .buildAsync(address, socket)
                .whenComplete((opened, failed) -> {
                    if (failed != null) {
                        socket.lost(meaning(KiteFailures.unwrapped(failed)));
                    }
                });
    }

    private URI address(AppCredentials credentials, SessionTokens tokens) {
        return URI.create(config.socketUrl()
                + "/?api_key="
                + encoded(credentials.apiKey())
                + "&access_token="
                + encoded(tokens.access()));
    }

    /** A form's plus sign for a blank is no blank to everyone. */
    private static String encoded(Secret value) {
        return URLEncoder.encode(value.reveal(), UTF_8).replace("+", "%20");
    }

    private static BrokerException meaning(Throwable failure) {
        return failure instanceof WebSocketHandshakeException refused && refused.getResponse() != null
                ? meaning(refused.getResponse())
                : KiteFailures.transport(UPGRADE, failure);
    }

    /** A dead token and a plan without prices are refused alike, by 403. */
    private static BrokerException meaning(HttpResponse<?> answer) {
        Duration retryAfter = KiteFailures.retryAfter(answer).orElse(null);
        int status = answer.statusCode();
        if (status < 300) {
            return new BrokerUnavailableException(
                    "broker-answer-garbled", "Kite answered HTTP " + status + " to " + UPGRADE, null);
        }
        return switch (status) {
            case 403 ->
                new BrokerException(
                        Verdict.PERMISSION,
                        "stream-refused",
                        "Kite refused the price stream with HTTP 403: the session has ended or the plan has no prices");
            case 429 ->
                new BrokerException(
                        Verdict.RATE,
                        "price-streams-full",
                        "Kite refused the price stream with HTTP 429: the app has as many as it may",
                        retryAfter,
                        null);
            default -> KiteFailures.refused(status, retryAfter);
        };
    }
}
