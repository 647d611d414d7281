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

/** One open socket of the ticker (Kite Connect v3 docs, WebSocket streaming). */
final class TickerSocket extends AbstractReceiveListener {
    private final Session session;
    private final Instruments instruments;
    private final Market market;
    private final Consumer<TickerSocket> whenLeaving;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Map<Long, Double> sent = new HashMap<>();
    private final List<Consumer<WebSocketChannel>> waiting = new ArrayList<>();
    private WebSocketChannel channel;

    /** @param whenLeaving hears of the client's goodbye before that is answered, so that whoever has the answer has given its place back */
    TickerSocket(Session session, Instruments instruments, Market market, Consumer<TickerSocket> whenLeaving) {
        this.session = session;
        this.instruments = instruments;
        this.market = market;
        this.whenLeaving = whenLeaving;
    }

    /** The upgrade is done: greets, and does what was asked of the socket meanwhile. */
    synchronized void attach(WebSocketChannel opened, List<String> greetings) {
        channel = opened;
        greetings.forEach(this::say);
        waiting.forEach(deed -> deed.accept(channel));
        waiting.clear();
    }

    private synchronized void with(Consumer<WebSocketChannel> deed) {
        if (channel == null) {
            waiting.add(deed);
        } else {
            deed.accept(channel);
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
            send(subscriptions.follow(message.getData()));
        } catch (Subscriptions.Refusal refusal) {
            say(Json.text(Wire.object("type", "error", "data", refusal.getMessage())));
        }
    }

    @Override
    protected void onCloseMessage(CloseMessage goodbye, WebSocketChannel from) {
        whenLeaving.accept(this);
    }

    /** Sends what moved since the last time; a heartbeat if nothing did. */
    synchronized void beat() {
        Map<Long, TickMode> modes = modes();
        modes.keySet().removeIf(token -> quoteOf(token)
                .map(quote -> sent.getOrDefault(token, Double.NaN) == quote.last())
                .orElse(true));
        if (modes.isEmpty()) {
            heartbeat();
        } else {
            send(modes.keySet());
        }
    }

    void heartbeat() {
        with(open -> WebSockets.sendBinary(ByteBuffer.wrap(TickFrame.heartbeat()), open, null));
    }

    /** Sends these instruments as they are, in the mode of each. */
    private synchronized void send(Collection<Long> tokens) {
        Map<Long, TickMode> modes = modes();
        TickFrame frame = new TickFrame();
        tokens.stream().filter(modes::containsKey).forEach(token -> quoteOf(token)
                .ifPresent(quote -> {
                    frame.with(quote, modes.get(token));
                    sent.put(token, quote.last());
                }));
        if (!frame.isEmpty()) {
            with(open -> WebSockets.sendBinary(ByteBuffer.wrap(frame.bytes()), open, null));
        }
    }

    private Optional<Quote> quoteOf(long token) {
        return instruments.byToken(token).map(market::quote);
    }

    void say(String text) {
        with(open -> WebSockets.sendText(text, open, null));
    }

    /** Says goodbye with a close frame. */
    void close(int code, String reason) {
        with(open -> WebSockets.sendClose(code, reason, open, null));
    }

    /** Cuts the connection without a word. */
    void cut() {
        with(IoUtils::safeClose);
    }
}
