package org.brokerconnect.broker.wire.stream;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.SessionTokens;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.Verdict;

/**
 * A price stream that reconnects. It has at most one socket; a lost or silent socket is replaced after a pause, and
 * none is opened after the broker refused the token. All methods run under the stream's lock and
 * never block. Late calls of an earlier socket or delayed task are recognised by the current {@code socket} and
 * {@code attempt}.
 */
public final class ReconnectingPriceStream implements PriceStream, PriceSocket.Owner {

    /**
     * Shared by all streams of a broker.
     *
     * @param random evenly distributed, from 0 (included) to 1 (excluded); for jitter
     */
    public record Collaborators(
            StreamAdapter adapter, StreamTimes times, StreamThreads threads, DoubleSupplier random) {

        SocketWatchdog watchdog(PriceSocket socket) {
            SocketWatchdog.Limits limits = new SocketWatchdog.Limits(adapter.openTimeout(), times.maxSilence());
            return new SocketWatchdog(
                    threads.delayer(), limits, socket, adapter.failures().broker());
        }
    }

    private final Collaborators shared;
    private final AppCredentials credentials;
    private final ConflatingDispatcher dispatcher;
    private final Consumer<ReconnectingPriceStream> onClose;
    private final StreamKeys subscription;
    private final ReconnectBackoff backoff;
    private SessionTokens tokens;
    private SessionTokens sentTokens;
    private PriceSocket socket;
    private CompletableFuture<Void> closing = CompletableFuture.completedFuture(null);
    private Verdict reported;
    private int failures;
    private long attempt;
    private boolean closed;

    /** @param onClose is called once, when the stream is closed */
    public ReconnectingPriceStream(
            Collaborators shared,
            AppCredentials credentials,
            SessionTokens tokens,
            PriceListener listener,
            Consumer<ReconnectingPriceStream> onClose) {
        this.shared = shared;
        this.subscription = new StreamKeys(shared.adapter());
        this.backoff = new ReconnectBackoff(shared.times(), shared.random());
        this.credentials = credentials;
        this.tokens = tokens;
        this.dispatcher = new ConflatingDispatcher(shared.threads().executor(), listener);
        this.onClose = onClose;
    }

    /** Opens the first socket. Called once. */
    public synchronized void begin() {
        connect(attempt);
    }

    /** Opens a socket, unless the stream was closed or another attempt began meanwhile. */
    private synchronized void connect(long scheduled) {
        if (scheduled == attempt && !closed) {
            SessionTokens current = tokens;
            PriceSocket next = new PriceSocket(
                    this,
                    shared.adapter().protocol(credentials, current),
                    shared.adapter().failures());
            sentTokens = current;
            socket = next;
            next.subscribe(subscription.keys());
            shared.watchdog(next).watchOpening();
            shared.threads().executor().execute(() -> shared.adapter().open(next, credentials, current));
        }
    }

    @Override
    public synchronized void opened(PriceSocket from) {
        if (from == socket) {
            reported = null;
            dispatcher.opened();
            shared.watchdog(from).watchSilence();
        }
    }

    @Override
    public synchronized void ticked(PriceSocket from, List<Tick> ticks) {
        if (from == socket) {
            dispatcher.ticked(subscription.subscribed(ticks));
        }
    }

    /**
     * Resets the back-off here and not in {@link #opened}, so that it also grows when a broker accepts sockets and
     * drops them.
     */
    @Override
    public synchronized void stable(PriceSocket from) {
        if (from == socket) {
            failures = 0;
        }
    }

    @Override
    public synchronized void lost(PriceSocket from, BrokerException why) {
        if (from != socket) {
            return;
        }
        socket = null;
        boolean isRefusal = why.verdict() == Verdict.AUTH || why.verdict() == Verdict.PERMISSION;
        if (isRefusal && !isSameAccess(sentTokens)) {
            connect(++attempt);
            return;
        }
        if (!isRefusal) {
            if (why.verdict() != reported) {
                dispatcher.interrupted(why);
            }
            long next = ++attempt;
            shared.threads().delayer().schedule(backoff.delay(why, failures++), () -> connect(next));
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
        return shared.adapter().maxKeys();
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
        if (isSameAccess(renewed)) {
            return;
        }
        tokens = renewed;
        if (socket == null || !shared.adapter().outlivesTokens()) {
            failures = 0;
            long next = ++attempt;
            closeSocket().thenRun(() -> connect(next));
        }
    }

    private boolean isSameAccess(SessionTokens others) {
        return others.access().reveal().equals(tokens.access().reveal());
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

    /** Brokers limit the sockets of an app, so a new one is opened only after the old one is closed. */
    private CompletableFuture<Void> closeSocket() {
        PriceSocket old = socket;
        socket = null;
        if (old != null) {
            closing = old.close();
        }
        return closing;
    }
}
