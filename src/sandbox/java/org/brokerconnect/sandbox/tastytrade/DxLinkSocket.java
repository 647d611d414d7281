package org.brokerconnect.sandbox.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xnio.IoUtils;

/**
 * One dxLink connection (dxLink WebSocket protocol 0.1): set-up, authorization, feed channels, keep-alive. A message of
 * more than 32 KiB closes it with code 1009, and so does silence of the client, and the end of its token, with others.
 * Safe for use by many threads.
 */
final class DxLinkSocket extends AbstractReceiveListener {
    private static final int MAX_MESSAGE_CHARS = 32 * 1024;
    private static final int MESSAGE_TOO_BIG = 1009;
    private static final int POLICY_VIOLATION = 1008;

    private final WebSocketChannel socket;
    private final QuoteTokens tokens;
    private final UsMarket market;
    private final Duration keepaliveTimeout;
    private final Map<Integer, DxLinkFeed> channels = new TreeMap<>();
    private String token = "";
    private boolean authorized;
    private int longestMessage;
    private long lastReceived = System.nanoTime();
    private long lastSent = System.nanoTime();

    DxLinkSocket(WebSocketChannel socket, QuoteTokens tokens, UsMarket market, Duration keepaliveTimeout) {
        this.socket = socket;
        this.tokens = tokens;
        this.market = market;
        this.keepaliveTimeout = keepaliveTimeout;
    }

    @Override
    protected synchronized void onFullTextMessage(WebSocketChannel from, BufferedTextMessage received) {
        String text = received.getData();
        lastReceived = System.nanoTime();
        longestMessage = Math.max(longestMessage, text.length());
        if (text.length() > MAX_MESSAGE_CHARS) {
            close(MESSAGE_TOO_BIG, "Message too big");
            return;
        }
        JsonNode message = Json.object(text).orElse(null);
        if (message == null) {
            error(0, "INVALID_MESSAGE", "The message is no JSON object");
            return;
        }
        int channel = message.path("channel").asInt();
        switch (message.path("type").asText()) {
            case "SETUP" -> setUp();
            case "AUTH" -> authorize(message.path("token").asText());
            case "KEEPALIVE" -> {}
            case "CHANNEL_REQUEST" -> openChannel(channel, message);
            case "CHANNEL_CANCEL" -> closeChannel(channel);
            default -> onFeed(channel, message);
        }
    }

    private void setUp() {
        send(Json.of(
                "type",
                "SETUP",
                "channel",
                0,
                "keepaliveTimeout",
                keepaliveTimeout.toSeconds(),
                "acceptKeepaliveTimeout",
                keepaliveTimeout.toSeconds(),
                "version",
                "1.0-1.2.1-20231123-110057"));
        send(Json.of("type", "AUTH_STATE", "channel", 0, "state", "UNAUTHORIZED"));
    }

    private void authorize(String given) {
        token = given;
        authorized = tokens.isValid(given);
        if (!authorized) {
            refuseToken();
            return;
        }
        send(Json.of("type", "AUTH_STATE", "channel", 0, "state", "AUTHORIZED", "userId", "sandbox"));
    }

    private void refuseToken() {
        error(0, "UNAUTHORIZED", "The token is invalid or has expired");
        send(Json.of("type", "AUTH_STATE", "channel", 0, "state", "UNAUTHORIZED"));
        close(POLICY_VIOLATION, "Unauthorized");
    }

    private void openChannel(int channel, JsonNode message) {
        if (!authorized) {
            error(0, "UNAUTHORIZED", "Authorize first");
        } else if (channel % 2 == 0 || !message.path("service").asText().equals("FEED")) {
            error(channel, "BAD_ACTION", "The channel cannot be opened");
        } else {
            channels.put(channel, new DxLinkFeed());
            send(Json.of(
                    "type",
                    "CHANNEL_OPENED",
                    "channel",
                    channel,
                    "service",
                    "FEED",
                    "parameters",
                    Json.of("contract", "AUTO", "subFormat", "LIST")));
        }
    }

    private void closeChannel(int channel) {
        channels.remove(channel);
        send(Json.of("type", "CHANNEL_CLOSED", "channel", channel));
    }

    private void onFeed(int channel, JsonNode message) {
        DxLinkFeed feed = channels.get(channel);
        if (feed == null) {
            error(channel, "BAD_ACTION", "The channel is not open");
            return;
        }
        switch (message.path("type").asText()) {
            case "FEED_SETUP" -> config(channel, feed.setUp(message));
            case "FEED_SUBSCRIPTION" -> {
                Map<String, List<String>> newFields = feed.subscribe(message);
                if (!newFields.isEmpty()) {
                    config(channel, newFields);
                }
                data(channel, feed.changes(market));
            }
            default -> error(channel, "UNSUPPORTED_PROTOCOL", "The message type is unknown");
        }
    }

    private void config(int channel, Map<String, List<String>> fields) {
        send(Json.of(
                "type",
                "FEED_CONFIG",
                "channel",
                channel,
                "aggregationPeriod",
                1,
                "dataFormat",
                "COMPACT",
                "eventFields",
                fields));
    }

    /** Sends the prices that changed since the last call. */
    synchronized void sendChanges() {
        channels.forEach((channel, feed) -> data(channel, feed.changes(market)));
    }

    private void data(int channel, Map<String, List<Object>> events) {
        events.forEach((type, values) ->
                send(Json.of("type", "FEED_DATA", "channel", channel, "data", List.of(type, values))));
    }

    synchronized void sendPrice(String symbol, Object price) {
        channels.forEach((channel, feed) ->
                feed.trade(symbol, price).ifPresent(values -> data(channel, Map.of("Trade", values))));
    }

    /** Ends a socket whose client is silent or whose token has ended; keeps the others alive. */
    synchronized void check() {
        long now = System.nanoTime();
        if (now - lastReceived >= keepaliveTimeout.toNanos()) {
            error(0, "TIMEOUT", "No message was received in time");
            close(POLICY_VIOLATION, "Timeout");
        } else if (authorized && !tokens.isValid(token)) {
            authorized = false;
            refuseToken();
        } else if (now - lastSent >= keepaliveTimeout.toNanos() / 2) {
            send(Json.of("type", "KEEPALIVE", "channel", 0));
        }
    }

    synchronized Collection<String> subscribed() {
        Collection<String> symbols = new ArrayList<>();
        channels.values().forEach(feed -> symbols.addAll(feed.symbols()));
        return symbols;
    }

    synchronized int longestMessage() {
        return longestMessage;
    }

    private void error(int channel, String error, String message) {
        send(Json.of("type", "ERROR", "channel", channel, "error", error, "message", message));
    }

    private void send(Map<String, Object> message) {
        send(Json.text(message));
    }

    synchronized void send(String text) {
        lastSent = System.nanoTime();
        WebSockets.sendText(text, socket, null);
    }

    void close(int code, String reason) {
        WebSockets.sendClose(code, reason, socket, null);
    }

    void abort() {
        IoUtils.safeClose(socket);
    }
}
