package org.brokerconnect.broker.tastytrade.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.wire.OversizeAnswerException;
import org.brokerconnect.broker.wire.WireJson;
import org.brokerconnect.broker.wire.stream.SocketWatchdog;
import org.brokerconnect.broker.wire.stream.StreamProtocol;
import org.brokerconnect.vault.Secret;

/**
 * The messages of one dxLink connection (dxLink WebSocket protocol 0.1). It is open when its feed channel is, after
 * set-up and authorization; the token is needed for that only. Ends when it is not authorized.
 */
final class DxLinkProtocol implements StreamProtocol {

    private static final Logger LOG = Logger.getLogger(DxLinkProtocol.class.getName());
    private static final int MAX_MESSAGE_CHARS = 4 << 20;
    private static final int MESSAGE_TOO_BIG = 1009;

    private final SubscriptionBatches batches;
    private final StringBuilder buffer = new StringBuilder();
    private volatile Secret token = Secret.none();
    private volatile long checksPerKeepAlive = checks(DxLinkMessages.KEEPALIVE_SECONDS);
    private List<String> tradeFields = DxLinkMessages.TRADE_FIELDS;
    private int ignoredBytes;
    private boolean greeted;
    private boolean warned;
    private long checks;

    DxLinkProtocol(SubscriptionBatches batches) {
        this.batches = batches;
    }

    /** Must be called before the connection is opened. */
    void authorizeWith(Secret quoteToken) {
        token = quoteToken;
    }

    /** Sends the token at once, as dxFeed's own client does: the server's first state is always UNAUTHORIZED. */
    @Override
    public List<Message> greeting() {
        return List.of(text(DxLinkMessages.setUp()), text(DxLinkMessages.authorize(token)));
    }

    private static Message text(String text) {
        return new Message(text, false);
    }

    @Override
    public boolean isOpenAtOnce() {
        return false;
    }

    /** A keep-alive after half of the time that the server allows. */
    @Override
    public List<Message> heartbeats() {
        return ++checks % checksPerKeepAlive == 0 ? List.of(text(DxLinkMessages.keepAlive())) : List.of();
    }

    private static long checks(long timeoutSeconds) {
        return Math.max(1, timeoutSeconds / 2 / SocketWatchdog.INTERVAL.toSeconds());
    }

    @Override
    public List<Message> change(List<String> removed, List<String> added) {
        return batches.messages(removed, added).stream()
                .map(DxLinkProtocol::text)
                .toList();
    }

    /** dxLink sends no binary messages; they are ignored, but have to end. */
    @Override
    public List<Tick> binary(ByteBuffer part, boolean last) throws OversizeAnswerException {
        ignoredBytes += part.remaining();
        if (ignoredBytes > MAX_MESSAGE_CHARS) {
            throw new OversizeAnswerException();
        }
        ignoredBytes = last ? 0 : ignoredBytes;
        return List.of();
    }

    @Override
    public void text(CharSequence part, boolean last) {
        throw new UnsupportedOperationException("texts contain prices: they are read");
    }

    @Override
    public Reaction read(CharSequence part, boolean last) throws OversizeAnswerException {
        if (buffer.length() + part.length() > MAX_MESSAGE_CHARS) {
            throw new OversizeAnswerException();
        }
        buffer.append(part);
        if (!last) {
            return Reaction.NONE;
        }
        JsonNode message = WireJson.readOrMissing(buffer.toString());
        buffer.setLength(0);
        return read(message);
    }

    /** Unknown messages are ignored, as the protocol asks for. */
    private Reaction read(JsonNode message) {
        return switch (message.path("type").asText()) {
            case "SETUP" -> setUp(message.path("keepaliveTimeout").asLong(DxLinkMessages.KEEPALIVE_SECONDS));
            case "AUTH_STATE" -> authState(message.path("state").asText());
            case "CHANNEL_OPENED" -> new Reaction(List.of(), List.of(text(DxLinkMessages.setUpFeed())), true, null);
            case "CHANNEL_CLOSED" -> end("closed the feed");
            case "FEED_CONFIG" -> configure(message.path("eventFields").path(DxLinkMessages.TRADE));
            case "ERROR" -> logError(message.path("error").asText());
            case "FEED_DATA" ->
                new Reaction(DxLinkFeedData.ticks(message.path("data"), tradeFields), List.of(), false, null);
            default -> Reaction.NONE;
        };
    }

    private Reaction setUp(long keepaliveSeconds) {
        checksPerKeepAlive = checks(keepaliveSeconds);
        return Reaction.NONE;
    }

    private Reaction authState(String state) {
        boolean isFirst = !greeted;
        greeted = true;
        if (state.equals("AUTHORIZED")) {
            return new Reaction(List.of(), List.of(text(DxLinkMessages.openFeed())), false, null);
        }
        return isFirst ? Reaction.NONE : end("does not accept the token, or not any more");
    }

    private static Reaction end(String what) {
        BrokerException lost =
                new BrokerUnavailableException("broker-connection-lost", "tastytrade's price stream " + what, null);
        return new Reaction(List.of(), List.of(), false, lost);
    }

    private Reaction configure(JsonNode fields) {
        if (fields.isArray()) {
            List<String> names = new ArrayList<>();
            fields.forEach(name -> names.add(name.asText()));
            tradeFields = names;
        }
        return Reaction.NONE;
    }

    /** Logs the code only, because a text can quote what was sent; the first one of a socket as a warning. */
    private Reaction logError(String code) {
        String line = "tastytrade's price stream reports an error: "
                + (code.matches("[A-Z_]{1,40}") ? code : "of an unknown kind");
        if (warned) {
            LOG.fine(line);
        } else {
            LOG.warning(line);
        }
        warned = true;
        return Reaction.NONE;
    }

    /** The next socket sends smaller messages if the server found one too big. */
    @Override
    public void closed(int code) {
        if (code == MESSAGE_TOO_BIG) {
            batches.shrink();
        }
    }
}
