package org.brokerconnect.broker.zerodha.stream;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.Verdict;

/**
 * A price stream that reconnects. It has at most one socket; a lost or silent socket is replaced after a pause, and
 * none is opened after Kite refused the token. All methods run under the stream's lock and
 * never block. Late calls of an earlier socket or delayed task are recognised by the current {@code socket} and
 * {@code attempt}.
 */
final class KiteStream implements PriceStream, KiteSocket.Owner {

    /** Shared by all streams. */
    record Collaborators(
            KiteSocketConnector connector,
            ReconnectBackoff backoff,
            SocketWatchdog.Limits limits,
            StreamThreads threads) {

        SocketWatchdog watchdog(KiteSocket socket) {
            return new SocketWatchdog(threads.delayer(), limits, socket);
        }
    }

    private final Collaborators shared;
    private final AppCredentials credentials;
    private final ConflatingDispatcher dispatcher;
    private final Consumer<KiteStream> onClose;
    private final KiteSubscription subscription = new KiteSubscription();
    private SessionTokens tokens;
    private KiteSocket socket;
    private CompletableFuture<Void> closing = CompletableFuture.completedFuture(null);
    private Verdict reported;
    private int failures;
    private long attempt;
    private boolean closed;

    KiteStream(
            Collaborators shared,
            AppCredentials credentials,
            SessionTokens tokens,
            PriceListener listener,
            Consumer<KiteStream> onClose) {
        this.shared = shared;
        this.credentials = credentials;
        this.tokens = tokens;
        this.dispatcher = new ConflatingDispatcher(shared.threads().executor(), listener);
        this.onClose = onClose;
    }

    synchronized void begin() {
        connect(attempt);
    }

    /** Opens a socket, unless the stream was closed or another attempt began meanwhile. */
    private synchronized void connect(long scheduled) {
        if (scheduled == attempt && !closed) {
            KiteSocket next = new KiteSocket(
                    this, new KiteTextMessages(List.of(credentials.field(AppCredentials.API_KEY), tokens.access())));
            SessionTokens current = tokens;
            socket = next;
            next.subscribe(subscription.keys());
            shared.watchdog(next).watchOpening();
            shared.threads().executor().execute(() -> shared.connector().open(next, credentials, current));
        }
    }

    @Override
    public synchronized void opened(KiteSocket from) {
        if (from == socket) {
            reported = null;
            dispatcher.opened();
            shared.watchdog(from).watchSilence();
        }
    }

    @Override
    public synchronized void ticked(KiteSocket from, List<Tick> ticks) {
        if (from == socket) {
            dispatcher.ticked(subscription.subscribed(ticks));
        }
    }

    /**
     * Resets the back-off here and not in {@link #opened}, so that it also grows when Kite accepts sockets and drops
     * them.
     */
    @Override
    public synchronized void stable(KiteSocket from) {
        if (from == socket) {
            failures = 0;
        }
    }

    @Override
    public synchronized void lost(KiteSocket from, BrokerException why) {
        if (from != socket) {
            return;
        }
        socket = null;
        if (why.verdict() != Verdict.AUTH && why.verdict() != Verdict.PERMISSION) {
            if (why.verdict() != reported) {
                dispatcher.interrupted(why);
            }
            long next = ++attempt;
            shared.threads().delayer().schedule(shared.backoff().delay(why, failures++), () -> connect(next));
        } else {
            dispatcher.refused(why);
        }
        reported = why.verdict();
    }

    @Override
    public synchronized void subscribe(Collection<String> streamKeys) {
        subscription.add(streamKeys);
        updateSocket();
    }

    @Override
    public int maxKeys() {
        return KiteSubscription.MAX_KEYS;
    }

    @Override
    public synchronized void unsubscribe(Collection<String> streamKeys) {
        subscription.remove(streamKeys);
        dispatcher.discard(streamKeys);
        updateSocket();
    }

    private void updateSocket() {
        if (socket != null) {
            socket.subscribe(subscription.keys());
        }
    }

    @Override
    public synchronized void useTokens(SessionTokens renewed) {
        if (!renewed.access().reveal().equals(tokens.access().reveal())) {
            tokens = renewed;
            failures = 0;
            long next = ++attempt;
            closeSocket().thenRun(() -> connect(next));
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            dispatcher.stop();
            closeSocket();
            onClose.accept(this);
        }
    }

    /** Kite limits the sockets of an app, so a new one is opened only after the old one is closed. */
    private CompletableFuture<Void> closeSocket() {
        KiteSocket old = socket;
        socket = null;
        if (old != null) {
            closing = old.close();
        }
        return closing;
    }
}
