package org.brokerconnect.portfolio.prices;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.PriceStream;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.portfolio.prices.ConnectionCheck.LiveSession;
import org.brokerconnect.scheduling.Delayer;

/**
 * The broker's price stream of one watched portfolio. The package-private methods are called under the controller's
 * lock; the listener methods are called by any thread.
 */
final class PriceSocket implements PriceListener {

    /** How long a stream may take to open before polling starts. */
    static final Duration OPEN_TIMEOUT = Duration.ofSeconds(2);

    /** Receives the socket's events; ignores those of a replaced socket. */
    interface Callback {

        void opened(PriceSocket from);

        void ticked(PriceSocket from, List<Tick> ticks);

        /** @param reason stable slug of why the stream has no prices */
        void unavailable(PriceSocket from, String reason);
    }

    private final Callback callback;
    private final Delayer delayer;
    private final Set<String> keys = new LinkedHashSet<>();
    private LiveSession session;
    private PriceStream stream;
    private volatile boolean isOpeningOver;

    PriceSocket(Callback callback, Delayer delayer) {
        this.callback = callback;
        this.delayer = delayer;
    }

    void open(LiveSession live, Set<String> streamKeys) {
        session = live;
        stream = live.client().openPriceStream(this);
        subscribe(streamKeys);
        delayer.schedule(OPEN_TIMEOUT, this::reportSlowOpening);
    }

    private void reportSlowOpening() {
        if (!isOpeningOver) {
            callback.unavailable(this, "broker-slow");
        }
    }

    /** Whether the stream can continue with this session: new credentials need a new stream. */
    boolean canUse(LiveSession live) {
        return live.credentialsVersion() == session.credentialsVersion();
    }

    /** Replaces the tokens of the open stream if they changed. */
    void use(LiveSession live) {
        if (live.tokenVersion() != session.tokenVersion()) {
            session = live;
            stream.useTokens(live.tokens());
        }
    }

    /** Changes the subscription to these keys, up to the stream's capacity. */
    void subscribe(Set<String> streamKeys) {
        Set<String> fitting =
                streamKeys.stream().limit(stream.maxKeys()).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> removed = new HashSet<>(keys);
        removed.removeAll(fitting);
        if (!removed.isEmpty()) {
            stream.unsubscribe(removed);
        }
        if (!keys.containsAll(fitting)) {
            stream.subscribe(fitting);
        }
        keys.clear();
        keys.addAll(fitting);
    }

    void close() {
        isOpeningOver = true;
        stream.close();
    }

    @Override
    public void opened() {
        isOpeningOver = true;
        callback.opened(this);
    }

    @Override
    public void ticked(List<Tick> ticks) {
        callback.ticked(this, ticks);
    }

    @Override
    public void interrupted(BrokerException why) {
        isOpeningOver = true;
        callback.unavailable(this, why.code());
    }

    /** The stream stays idle until it gets other tokens. The next poll shows whether the session has ended. */
    @Override
    public void refused(BrokerException why) {
        isOpeningOver = true;
        callback.unavailable(this, why.code());
    }
}
