package org.brokerconnect.sandbox.kite;

import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.brokerconnect.sandbox.kite.market.Instruments;
import org.brokerconnect.sandbox.kite.market.Market;
import org.brokerconnect.sandbox.kite.market.Quote;
import org.brokerconnect.sandbox.kite.market.TickFrame;
import org.brokerconnect.sandbox.kite.market.TickMode;
import org.xnio.IoUtils;

/** One WebSocket connection of the ticker (Kite Connect v3 docs, WebSocket streaming). Safe for use by many threads. */
final class TickerSocket extends AbstractReceiveListener {
    private final Session session;
    private final Instruments instruments;
    private final Market market;
    private final Consumer<TickerSocket> onClose;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Map<Long, Double> lastSentPrices = new HashMap<>();
    private final List<Consumer<WebSocketChannel>> pending = new ArrayList<>();
    private WebSocketChannel channel;

    /**
     * @param onClose called on the close frame of the client before the reply is sent, so that the connection no longer
     *     counts when the client receives the reply
     */
    TickerSocket(Session session, Instruments instruments, Market market, Consumer<TickerSocket> onClose) {
        this.session = session;
        this.instruments = instruments;
        this.market = market;
        this.onClose = onClose;
    }

    /** Sends the greetings and the pending messages once the handshake is complete. */
    synchronized void attach(WebSocketChannel opened, List<String> greetings) {
        channel = opened;
        greetings.forEach(this::sendText);
        pending.forEach(action -> action.accept(channel));
        pending.clear();
    }

    private synchronized void whenOpen(Consumer<WebSocketChannel> action) {
        if (channel == null) {
            pending.add(action);
        } else {
            action.accept(channel);
        }
    }

    Session session() {
        return session;
    }

    Map<Long, TickMode> modes() {
        return subscriptions.modes();
    }

    @Override
    protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
        try {
            send(subscriptions.apply(message.getData()));
        } catch (Subscriptions.InvalidMessage invalid) {
            sendText(Json.text(Json.object("type", "error", "data", invalid.getMessage())));
        }
    }

    @Override
    protected void onCloseMessage(CloseMessage message, WebSocketChannel from) {
        onClose.accept(this);
    }

    /** Sends the instruments whose price changed since the last call; a heartbeat if there are none. */
    synchronized void sendChanges() {
        Map<Long, TickMode> modes = modes();
        modes.keySet().removeIf(token -> quoteOf(token)
                .map(quote -> lastSentPrices.getOrDefault(token, Double.NaN) == quote.last())
                .orElse(true));
        if (modes.isEmpty()) {
            sendHeartbeat();
        } else {
            send(modes.keySet());
        }
    }

    void sendHeartbeat() {
        whenOpen(open -> WebSockets.sendBinary(ByteBuffer.wrap(TickFrame.heartbeat()), open, null));
    }

    /** Sends the current quotes of these instruments, each in its mode. */
    private synchronized void send(Collection<Long> tokens) {
        Map<Long, TickMode> modes = modes();
        TickFrame frame = new TickFrame();
        tokens.stream().filter(modes::containsKey).forEach(token -> quoteOf(token)
                .ifPresent(quote -> {
                    frame.with(quote, modes.get(token));
                    lastSentPrices.put(token, quote.last());
                }));
        if (!frame.isEmpty()) {
            whenOpen(open -> WebSockets.sendBinary(ByteBuffer.wrap(frame.bytes()), open, null));
        }
    }

    private Optional<Quote> quoteOf(long token) {
        return instruments.byToken(token).map(market::quote);
    }

    void sendText(String text) {
        whenOpen(open -> WebSockets.sendText(text, open, null));
    }

    /** Sends a close frame. */
    void close(int code, String reason) {
        whenOpen(open -> WebSockets.sendClose(code, reason, open, null));
    }

    /** Closes the TCP connection without a close frame. */
    void abort() {
        whenOpen(IoUtils::safeClose);
    }
}
