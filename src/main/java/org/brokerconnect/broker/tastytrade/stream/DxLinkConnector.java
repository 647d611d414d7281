package org.brokerconnect.broker.tastytrade.stream;

import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.tastytrade.QuoteToken;
import org.brokerconnect.broker.tastytrade.TastyPriceStreams.QuoteTokens;
import org.brokerconnect.broker.wire.RetryAfter;
import org.brokerconnect.broker.wire.WireFailures;
import org.brokerconnect.broker.wire.stream.PriceSocket;
import org.brokerconnect.broker.wire.stream.SocketOpener;
import org.brokerconnect.broker.wire.stream.StreamAdapter;
import org.brokerconnect.broker.wire.stream.StreamProtocol;

/**
 * Opens the sockets of one stream: gets a new token and the address of the stream, and connects. Each token lives for
 * 24 hours, so a socket stays when the access token of its session is replaced each 15 minutes.
 */
record DxLinkConnector(SocketOpener opener, QuoteTokens quoteTokens, SubscriptionBatches batches, Clock clock)
        implements StreamAdapter {

    private static final WireFailures FAILURES = new WireFailures("tastytrade");
    private static final String UPGRADE = "the upgrade to a price stream";

    /** dxFeed publishes no limit; far more listings than an account has. */
    private static final int MAX_KEYS = 3_000;

    /** A symbol of dxFeed: {@code AAPL}, {@code .AAPL270115C220}, {@code /ESH27:XCME}, {@code BTC/USD:CXTALP}. */
    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9$./][A-Za-z0-9$./:&_=-]{0,63}");

    @Override
    public StreamProtocol protocol(AppCredentials credentials, SessionTokens tokens) {
        return new DxLinkProtocol(batches);
    }

    /** Blocks until there is a token. */
    @Override
    public void open(PriceSocket socket, AppCredentials credentials, SessionTokens tokens) {
        try {
            QuoteToken quoteToken = quoteTokens.get(tokens);
            ((DxLinkProtocol) socket.protocol()).authorizeWith(quoteToken.token());
            opener.open(socket, quoteToken.address(), Map.of("User-Agent", "broker-connect/1.0"), this::failure);
        } catch (BrokerException refused) {
            socket.fail(withoutToken(refused));
        }
    }

    /** An access token that is refused can be one that has just ended: the profile shows whether the session has. */
    private static BrokerException withoutToken(BrokerException refused) {
        return refused.verdict() == Verdict.AUTH
                ? new BrokerException(Verdict.PERMISSION, "stream-refused", refused.getMessage())
                : refused;
    }

    private BrokerException failure(Throwable thrown) {
        return thrown instanceof WebSocketHandshakeException refused && refused.getResponse() != null
                ? refusal(refused.getResponse())
                : FAILURES.transport(UPGRADE, thrown);
    }

    /** The token is not part of the upgrade, so no refusal of it says anything about the session. */
    private BrokerException refusal(HttpResponse<?> response) {
        Duration retryAfter = RetryAfter.of(response, clock.instant()).orElse(null);
        String message = "tastytrade answered " + UPGRADE + " with HTTP " + response.statusCode();
        if (response.statusCode() == 429) {
            return new BrokerException(Verdict.RATE, "price-streams-full", message, retryAfter, null);
        }
        String code = response.statusCode() >= 500 ? "broker-down" : "broker-answer-not-json";
        return new BrokerUnavailableException(code, message, retryAfter, null);
    }

    /** A call for the token, an upgrade and a few messages. */
    @Override
    public Duration openTimeout() {
        return opener.openTimeout().multipliedBy(3);
    }

    @Override
    public boolean isKey(String streamKey) {
        return SYMBOL.matcher(streamKey).matches();
    }

    @Override
    public int maxKeys() {
        return MAX_KEYS;
    }

    @Override
    public boolean outlivesTokens() {
        return true;
    }

    @Override
    public WireFailures failures() {
        return FAILURES;
    }
}
