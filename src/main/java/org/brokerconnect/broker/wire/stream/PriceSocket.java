package org.brokerconnect.broker.wire.stream;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.wire.OversizeAnswerException;
import org.brokerconnect.broker.wire.WireFailures;
import org.brokerconnect.broker.wire.stream.StreamProtocol.Message;
import org.brokerconnect.broker.wire.stream.StreamProtocol.Reaction;

/**
 * One WebSocket of a broker's price stream, from opening to its end. The HTTP client calls the listener's methods one
 * at a time; they never block. One message is requested at a time (back-pressure), so that no messages pile up.
 */
public final class PriceSocket implements WebSocket.Listener {

    private static final String STREAM = "the price stream";
    private static final long CLOSE_TIMEOUT_SECONDS = 2;

    /** Far more than a broker sends: a heartbeat about each second, and a text for each of the person's orders. */
    public static final int MAX_IDLE_FRAMES = 1_000;

    /** The stream that uses the socket. */
    interface Owner {

        void opened(PriceSocket socket);

        void ticked(PriceSocket socket, List<Tick> ticks);

        /** The socket has been open for a while, and the broker sends messages. May be called more than once. */
        void stable(PriceSocket socket);

        /** The socket could not be opened, or was lost. May be called more than once. */
        void lost(PriceSocket socket, BrokerException why);
    }

    private final Owner owner;
    private final StreamProtocol protocol;
    private final WireFailures failures;
    private final SubscriptionSync subscription;
    private final CompletableFuture<WebSocket> connection = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final AtomicInteger idleFrames = new AtomicInteger();
    private CompletableFuture<WebSocket> sending = connection;
    private volatile Set<String> wanted = Set.of();
    private volatile boolean isEstablished;
    private volatile boolean received;

    PriceSocket(Owner owner, StreamProtocol protocol, WireFailures failures) {
        this.owner = owner;
        this.protocol = protocol;
        this.failures = failures;
        this.subscription =
                new SubscriptionSync(protocol, this::send, failed -> fail(failures.transport(STREAM, failed)));
    }

    /** Whether opening has ended, successfully or not. */
    boolean hasOpeningEnded() {
        return protocol.isOpenAtOnce() ? connection.isDone() : isEstablished || isClosed();
    }

    /** The protocol of this socket. */
    public StreamProtocol protocol() {
        return protocol;
    }

    boolean isClosed() {
        return closed.isDone();
    }

    /**
     * Whether a message, or a heartbeat, arrived since the last call of this method, which {@link SocketWatchdog}
     * makes.
     */
    boolean hasReceived() {
        boolean result = received;
        received = false;
        idleFrames.set(0);
        return result;
    }

    /** Checks that the connection can be written to; a pong is not awaited. */
    void ping() {
        connection.thenCompose(open -> open.sendPing(ByteBuffer.allocate(0))).exceptionally(failed -> {
            fail(failures.transport(STREAM, failed));
            return null;
        });
        sendNow(protocol.heartbeats());
    }

    private void sendNow(List<Message> messages) {
        send(messages).exceptionally(failed -> {
            fail(failures.transport(STREAM, failed));
            return null;
        });
    }

    void reportStable() {
        owner.stable(this);
    }

    /** Subscribes to exactly these listings, now or when the socket opens. */
    void subscribe(Set<String> keys) {
        wanted = keys;
        if (isEstablished || protocol.isOpenAtOnce()) {
            subscription.want(keys);
        }
    }

    private void establish() {
        isEstablished = true;
        owner.opened(this);
        subscription.want(wanted);
    }

    /** Sends messages one after the other, after those of earlier calls, when the connection is open. */
    private synchronized CompletableFuture<WebSocket> send(List<Message> messages) {
        for (Message message : messages) {
            sending = sending.thenCompose(open -> send(open, message));
        }
        return sending;
    }

    private static CompletableFuture<WebSocket> send(WebSocket open, Message message) {
        return message.isBinary()
                ? open.sendBinary(ByteBuffer.wrap(message.text().getBytes(StandardCharsets.UTF_8)), true)
                : open.sendText(message.text(), true);
    }

    /**
     * Sends a close frame. A broker may count the socket until it has replied.
     *
     * @return completes with the broker's reply or after two seconds, never with an exception
     */
    CompletableFuture<Void> close() {
        return connection
                .thenCompose(open -> open.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                .thenCompose(open -> closed)
                .orTimeout(CLOSE_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .handle((done, failed) -> {
                    abort();
                    return null;
                });
    }

    /** Ends the connection without a close frame. */
    private void abort() {
        connection.cancel(false);
        connection.thenAccept(WebSocket::abort);
        closed.complete(null);
    }

    /**
     * Reports the loss before it aborts, because the abort makes pending sends fail, and they would report another
     * reason.
     */
    public void fail(BrokerException why) {
        owner.lost(this, why);
        abort();
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (connection.complete(opened)) {
            sendNow(protocol.greeting());
            if (protocol.isOpenAtOnce()) {
                establish();
            }
            opened.request(1);
        } else {
            opened.abort();
        }
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        received = true;
        boolean isEmpty = !part.hasRemaining();
        try {
            List<Tick> ticks = protocol.binary(part, last);
            owner.ticked(this, ticks);
            if (ticks.isEmpty() && (last || isEmpty)) {
                requestAfterIdleFrame(from);
            } else {
                from.request(1);
            }
        } catch (OversizeAnswerException oversize) {
            fail(failures.transport(STREAM, oversize));
        }
        return null;
    }

    /** A peer that sends frames without prices as fast as it can would keep a thread busy for ever. */
    private void requestAfterIdleFrame(WebSocket from) {
        if (idleFrames.incrementAndGet() > MAX_IDLE_FRAMES) {
            fail(new BrokerUnavailableException(
                    "broker-answer-garbled",
                    failures.broker() + " sends too many frames without prices on " + STREAM,
                    null));
        } else {
            from.request(1);
        }
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer content) {
        received |= protocol.hasPingsAsHeartbeats();
        requestAfterIdleFrame(from);
        return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer content) {
        requestAfterIdleFrame(from);
        return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        received = true;
        try {
            react(from, protocol.read(part, last));
        } catch (OversizeAnswerException oversize) {
            fail(failures.transport(STREAM, oversize));
        }
        return null;
    }

    private void react(WebSocket from, Reaction reaction) {
        sendNow(reaction.replies());
        if (reaction.opens()) {
            establish();
        }
        if (reaction.end() != null) {
            fail(reaction.end());
        } else if (reaction.ticks().isEmpty()) {
            requestAfterIdleFrame(from);
        } else {
            owner.ticked(this, reaction.ticks());
            from.request(1);
        }
    }

    /**
     * Replies to the close frame before it reports the loss: the broker may count the socket until the reply arrives,
     * and the owner may open the next socket as soon as it is notified. {@link SocketWatchdog} handles a peer that does
     * not read the reply.
     */
    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        return from.sendClose(WebSocket.NORMAL_CLOSURE, "").handle((sent, failed) -> {
            closed.complete(null);
            protocol.closed(code);
            owner.lost(
                    this,
                    new BrokerUnavailableException(
                            "broker-connection-lost",
                            failures.broker() + " closed " + STREAM + " with code " + code,
                            null));
            return null;
        });
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        fail(failures.transport(STREAM, failure));
    }
}
