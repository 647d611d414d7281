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

/** The broker's price stream of one desk. Its methods are called under the desk's lock; what it hears it tells from any thread. */
final class PriceSocket implements PriceListener {

    /** For how long a stream may open before prices are got another way. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Who wants to hear. What comes from a socket that is not theirs any more they pass over. */
    interface Owner {

        void opened(PriceSocket from);

        void ticked(PriceSocket from, List<Tick> ticks);

        /** @param reason stable slug of why nothing comes */
        void silent(PriceSocket from, String reason);
    }

    private final Owner owner;
    private final Delayer delayer;
    private final Set<String> keys = new LinkedHashSet<>();
    private LiveSession session;
    private PriceStream stream;
    private volatile boolean answered;

    PriceSocket(Owner owner, Delayer delayer) {
        this.owner = owner;
        this.delayer = delayer;
    }

    void open(LiveSession live, Set<String> wanted) {
        session = live;
        stream = live.client().openPriceStream(this);
        want(wanted);
        delayer.schedule(PATIENCE, this::complain);
    }

    private void complain() {
        if (!answered) {
            owner.silent(this, "broker-slow");
        }
    }

    /** A stream of other credentials cannot go on with these. */
    boolean canUse(LiveSession live) {
        return live.credentialsVersion() == session.credentialsVersion();
    }

    /** Goes on with the tokens of this session, in place. */
    void use(LiveSession live) {
        if (live.tokenVersion() != session.tokenVersion()) {
            session = live;
            stream.useTokens(live.tokens());
        }
    }

    /** From now on these listings, as many as fit. */
    void want(Set<String> wanted) {
        Set<String> fitting =
                wanted.stream().limit(stream.maxKeys()).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> gone = new HashSet<>(keys);
        gone.removeAll(fitting);
        if (!gone.isEmpty()) {
            stream.unsubscribe(gone);
        }
        if (!keys.containsAll(fitting)) {
            stream.subscribe(fitting);
        }
        keys.clear();
        keys.addAll(fitting);
    }

    void close() {
        answered = true;
        stream.close();
    }

    @Override
    public void opened() {
        answered = true;
        owner.opened(this);
    }

    @Override
    public void ticked(List<Tick> ticks) {
        owner.ticked(this, ticks);
    }

    @Override
    public void interrupted(BrokerException why) {
        answered = true;
        owner.silent(this, why.code());
    }

    /** The stream rests until there are other tokens. Whether the session has ended or the plan has no prices, the next poll finds out. */
    @Override
    public void refused(BrokerException why) {
        answered = true;
        owner.silent(this, why.code());
    }
}
