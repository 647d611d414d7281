package org.brokerconnect.broker.zerodha.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.wire.RetryAfter;
import org.brokerconnect.broker.wire.WireFailures;
import org.brokerconnect.broker.wire.stream.PriceSocket;
import org.brokerconnect.broker.wire.stream.SocketOpener;
import org.brokerconnect.broker.wire.stream.StreamAdapter;
import org.brokerconnect.broker.wire.stream.StreamProtocol;
import org.brokerconnect.broker.zerodha.KiteFailures;
import org.brokerconnect.broker.zerodha.ZerodhaConfig;
import org.brokerconnect.vault.Secret;

/**
 * Opens sockets: {@code wss://ws.kite.trade/?api_key=…&access_token=…} (Kite Connect v3 docs, WebSocket streaming).
 * Kite accepts the token in the address only, so exceptions contain neither the address nor messages of lower layers.
 * Thread-safe.
 */
final class KiteSocketConnector implements StreamAdapter {

    private static final String UPGRADE = "the upgrade to a price stream";

    /** The limit of one socket (same page). */
    static final int MAX_KEYS = 3000;

    private static final Pattern INSTRUMENT_TOKEN = Pattern.compile("[1-9][0-9]{0,9}");

    private final ZerodhaConfig config;
    private final SocketOpener opener;
    private final Clock clock;

    KiteSocketConnector(ZerodhaConfig config, SocketOpener opener, Clock clock) {
        this.config = config;
        this.opener = opener;
        this.clock = clock;
    }

    @Override
    public Duration openTimeout() {
        return opener.openTimeout();
    }

    @Override
    public StreamProtocol protocol(AppCredentials credentials, SessionTokens tokens) {
        return new KiteProtocol(List.of(credentials.field(AppCredentials.API_KEY), tokens.access()));
    }

    @Override
    public boolean isKey(String streamKey) {
        return INSTRUMENT_TOKEN.matcher(streamKey).matches();
    }

    @Override
    public int maxKeys() {
        return MAX_KEYS;
    }

    @Override
    public WireFailures failures() {
        return KiteFailures.WIRE;
    }

    @Override
    public void open(PriceSocket socket, AppCredentials credentials, SessionTokens tokens) {
        opener.open(socket, address(credentials, tokens), Map.of("X-Kite-Version", "3"), this::failure);
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
