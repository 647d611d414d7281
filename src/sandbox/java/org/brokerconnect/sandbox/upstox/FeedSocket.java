package org.brokerconnect.sandbox.upstox;

import com.fasterxml.jackson.databind.JsonNode;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.CloseMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.xnio.IoUtils;

/** One connection of the feed. Takes commands in binary frames; text frames are ignored. Safe for use by threads. */
final class FeedSocket extends AbstractReceiveListener {
    private final WebSocketChannel channel;
    private final FeedMessages messages;
    private final Consumer<FeedSocket> onClose;
    private final Map<String, String> modes = new LinkedHashMap<>();
    private boolean silent;

    FeedSocket(WebSocketChannel channel, FeedMessages messages, Consumer<FeedSocket> onClose) {
        this.channel = channel;
        this.messages = messages;
        this.onClose = onClose;
    }

    /** Sends the status of the segments. */
    void begin() {
        send(messages.marketInfo());
    }

    @Override
    protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
        // ignored, as Upstox does
    }

    @Override
    protected void onFullBinaryMessage(WebSocketChannel from, BufferedBinaryMessage message) throws IOException {
        try (var pooled = message.getData()) {
            ByteBuffer data = WebSockets.mergeBuffers(pooled.getResource());
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            apply(Reply.JSON.readTree(bytes));
        }
    }

    private synchronized void apply(JsonNode command) {
        Map<String, String> named = new LinkedHashMap<>();
        String mode = command.at("/data/mode").asText("full");
        command.at("/data/instrumentKeys").forEach(key -> named.put(key.asText(), mode));
        if (command.path("method").asText().equals("unsub")) {
            modes.keySet().removeAll(named.keySet());
        } else {
            modes.putAll(named);
            send(messages.snapshot(named));
        }
    }

    @Override
    protected void onCloseMessage(CloseMessage message, WebSocketChannel from) {
        onClose.accept(this);
    }

    synchronized void sendPrices() {
        if (!modes.isEmpty()) {
            send(messages.live(modes));
        }
    }

    synchronized int subscribed() {
        return modes.size();
    }

    synchronized void ping() {
        if (!silent) {
            WebSockets.sendPing(ByteBuffer.allocate(0), channel, null);
        }
    }

    /** Stops sending, pings included. */
    synchronized void fallSilent() {
        silent = true;
    }

    private synchronized void send(FeedFrame frame) {
        if (!silent) {
            WebSockets.sendBinary(ByteBuffer.wrap(frame.toBytes()), channel, null);
        }
    }

    void close(int code) {
        WebSockets.sendClose(code, "", channel, null);
    }

    void abort() {
        IoUtils.safeClose(channel);
    }
}
