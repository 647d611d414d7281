package org.brokerconnect.broker.zerodha.stream;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.zerodha.KiteFailures;
import org.brokerconnect.broker.zerodha.OversizeAnswerException;

/**
 * One socket of Kite's price stream, from the dialling to its end. The HTTP client calls the listener's methods one at
 * a time; they never wait. One message is asked for at a time, so that Kite is slowed down and nothing piles up.
 */
final class KiteSocket implements WebSocket.Listener {

    private static final String STREAM = "the price stream";
    private static final long FAREWELL_SECONDS = 2;

    /** Whoever holds the socket; hears of it until it ends. */
    interface Owner {

        void opened(KiteSocket socket);

        void ticked(KiteSocket socket, List<Tick> ticks);

        /** It has been open for a while, and Kite speaks on it. */
        void proved(KiteSocket socket);

        /** It could not be opened, or is gone. May be told more than once. */
        void lost(KiteSocket socket, BrokerException why);
    }

    private final Owner owner;
    private final KiteTextMessages notices;
    private final KiteSubscriptionSync commands =
            new KiteSubscriptionSync(this::send, failed -> lost(KiteFailures.transport(STREAM, failed)));
    private final KiteMessage message = new KiteMessage();
    private final CompletableFuture<WebSocket> connection = new CompletableFuture<>();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile boolean spoke;

    KiteSocket(Owner owner, KiteTextMessages notices) {
        this.owner = owner;
        this.notices = notices;
    }

    /** Whether it is open, or will never be. */
    boolean isSettled() {
        return connection.isDone();
    }

    boolean isOver() {
        return over.isDone();
    }

    /** Whether a message arrived, a heartbeat at least, since this was asked last. */
    boolean spoke() {
        boolean did = spoke;
        spoke = false;
        return did;
    }

    /** Finds out whether the connection can still be written to; the answer is of no interest. */
    void ping() {
        connection.thenCompose(open -> open.sendPing(ByteBuffer.allocate(0))).exceptionally(failed -> {
            lost(KiteFailures.transport(STREAM, failed));
            return null;
        });
    }

    void proveAlive() {
        owner.proved(this);
    }

    /** What the socket is for, from now on or from when it opens. */
    void subscribe(Set<String> keys) {
        commands.want(keys);
    }

    private CompletableFuture<WebSocket> send(List<String> texts) {
        CompletableFuture<WebSocket> sent = connection;
        for (String text : texts) {
            sent = sent.thenCompose(open -> open.sendText(text, true));
        }
        return sent;
    }

    /**
     * Says goodbye and waits a moment for the answer, which says that Kite no longer counts this socket.
     *
     * @return completes when that is so or cannot be known, and never with an exception
     */
    CompletableFuture<Void> close() {
        return connection
                .thenCompose(open -> open.sendClose(WebSocket.NORMAL_CLOSURE, ""))
                .thenCompose(open -> over)
                .orTimeout(FAREWELL_SECONDS, TimeUnit.SECONDS)
                .handle((done, failed) -> {
                    cut();
                    return null;
                });
    }

    /** Ends the connection without a word. */
    void cut() {
        connection.cancel(false);
        connection.thenAccept(WebSocket::abort);
        over.complete(null);
    }

    /** The owner hears of it first, because the end breaks what is being sent, which is no reason of its own. */
    void lost(BrokerException why) {
        owner.lost(this, why);
        cut();
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (connection.complete(opened)) {
            owner.opened(this);
            opened.request(1);
        } else {
            opened.abort();
        }
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        spoke = true;
        try {
            owner.ticked(this, message.add(part, last));
            from.request(1);
        } catch (OversizeAnswerException oversize) {
            lost(KiteFailures.transport(STREAM, oversize));
        }
        return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        spoke = true;
        notices.add(part, last);
        from.request(1);
        return null;
    }

    /**
     * Answers the close frame before it reports the loss: Kite counts the socket until the answer arrives, and the owner
     * may open the next socket as soon as it knows. A peer that does not read the answer is left to {@link SocketWatchdog}.
     */
    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        return from.sendClose(WebSocket.NORMAL_CLOSURE, "").handle((sent, failed) -> {
            over.complete(null);
            owner.lost(
                    this,
                    new BrokerUnavailableException(
                            "broker-connection-lost", "Kite closed " + STREAM + " with code " + code, null));
            return null;
        });
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        lost(KiteFailures.transport(STREAM, failure));
    }
}
