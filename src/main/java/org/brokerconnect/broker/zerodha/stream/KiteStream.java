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
 * A price stream that mends itself: at most one socket at a time, another one after a pause when it is lost or falls
 * silent, none after a refusal that the same token would meet again. Everything happens under the stream's lock and
 * nothing under it waits. What comes late, from a socket or an delayer of earlier, is told apart by the present socket
 * and the present turn.
 */
final class KiteStream implements PriceStream, KiteSocket.Owner {

    /** What all streams share. */
    record Surroundings(
            KiteSocketConnector dial, ReconnectBackoff pauses, SocketWatchdog.Limits limits, StreamThreads threads) {

        SocketWatchdog watch(KiteSocket socket) {
            return new SocketWatchdog(threads.delayer(), limits, socket);
        }
    }

    private final Surroundings around;
    private final AppCredentials credentials;
    private final ConflatingDispatcher delivery;
    private final Consumer<KiteStream> whenClosed;
    private final KiteSubscription subscription = new KiteSubscription();
    private SessionTokens tokens;
    private KiteSocket socket;
    private CompletableFuture<Void> left = CompletableFuture.completedFuture(null);
    private Verdict told;
    private int failures;
    private long turn;
    private boolean closed;

    KiteStream(
            Surroundings around,
            AppCredentials credentials,
            SessionTokens tokens,
            PriceListener listener,
            Consumer<KiteStream> whenClosed) {
        this.around = around;
        this.credentials = credentials;
        this.tokens = tokens;
        this.delivery = new ConflatingDispatcher(around.threads().listeners(), listener);
        this.whenClosed = whenClosed;
    }

    /** Opens a socket, unless something else was decided since {@code asked}. */
    private synchronized void dial(long asked) {
        if (asked == turn && !closed) {
            socket = new KiteSocket(this, new KiteTextMessages(List.of(credentials.apiKey(), tokens.access())));
            socket.subscribe(subscription.keys());
            around.watch(socket).expect();
            KiteSocket dialled = socket;
            SessionTokens with = tokens;
            around.threads().listeners().execute(() -> around.dial().open(dialled, credentials, with));
        }
    }

    synchronized void begin() {
        dial(turn);
    }

    @Override
    public synchronized void opened(KiteSocket from) {
        if (from == socket) {
            told = null;
            delivery.good(PriceListener::opened);
            around.watch(from).listen();
        }
    }

    @Override
    public synchronized void ticked(KiteSocket from, List<Tick> ticks) {
        if (from == socket) {
            delivery.ticked(subscription.wantedOf(ticks));
        }
    }

    /** Only now: a Kite that accepts every socket and drops it at once is left alone ever longer, too. */
    @Override
    public synchronized void proved(KiteSocket from) {
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
        boolean passes = why.verdict() == Verdict.TRANSIENT || why.verdict() == Verdict.RATE;
        if (!passes || why.verdict() != told) {
            delivery.bad(passes ? to -> to.interrupted(why) : to -> to.refused(why));
        }
        told = why.verdict();
        if (passes) {
            long next = ++turn;
            around.threads().delayer().schedule(around.pauses().after(why, failures++), () -> dial(next));
        }
    }

    @Override
    public synchronized void subscribe(Collection<String> streamKeys) {
        subscription.add(streamKeys);
        tellSocket();
    }

    @Override
    public int maxKeys() {
        return KiteSubscription.MOST_KEYS;
    }

    @Override
    public synchronized void unsubscribe(Collection<String> streamKeys) {
        subscription.remove(streamKeys);
        delivery.forget(streamKeys);
        tellSocket();
    }

    private void tellSocket() {
        if (socket != null) {
            socket.subscribe(subscription.keys());
        }
    }

    @Override
    public synchronized void useTokens(SessionTokens renewed) {
        if (!renewed.access().reveal().equals(tokens.access().reveal())) {
            tokens = renewed;
            failures = 0;
            long next = ++turn;
            leave().thenRun(() -> dial(next));
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            delivery.stop();
            leave();
            whenClosed.accept(this);
        }
    }

    /** Kite counts sockets for an app, so the old one is gone before there is a new one. */
    private CompletableFuture<Void> leave() {
        KiteSocket old = socket;
        socket = null;
        if (old != null) {
            left = old.close();
        }
        return left;
    }
}
