package org.brokerconnect.portfolio.prices;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.Listing;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.sse.CoalescingTask;

/** Asks for prices again and again, on borrowed threads, until it is stopped. After failures it asks ever less often. */
final class PricePoll {

    /** Who wants to hear. What comes from a poll that is not theirs any more they pass over. */
    interface Owner {

        /** What to ask for at this moment. */
        Set<Listing> wanted();

        void quoted(PricePoll from, Map<Listing, BigDecimal> prices);

        /** @param pause until the next try; null when there will be none */
        void unquoted(PricePoll from, BrokerException why, Duration pause);
    }

    private final Owner owner;
    private final String person;
    private final UUID configId;
    private final WatchedPortfolio.Surroundings around;
    private final CoalescingTask asking;
    private int inVain;
    private volatile boolean stopped;

    PricePoll(Owner owner, String person, UUID configId, WatchedPortfolio.Surroundings around) {
        this.owner = owner;
        this.person = person;
        this.configId = configId;
        this.around = around;
        asking = new CoalescingTask(around.threads(), this::ask);
    }

    /** The first time at once. */
    void begin() {
        asking.request();
    }

    void stop() {
        stopped = true;
    }

    private void ask() {
        if (stopped) {
            return;
        }
        Duration pause = Backoff.LONGEST;
        try {
            owner.quoted(this, around.source().quotes(person, configId, owner.wanted()));
            inVain = 0;
            pause = around.config().pollInterval();
        } catch (BrokerException why) {
            pause = why.verdict() == Verdict.PERMISSION ? null : Backoff.after(why, inVain++);
            owner.unquoted(this, why, pause);
        } finally {
            again(pause);
        }
    }

    private void again(Duration pause) {
        if (pause != null && !stopped) {
            around.delayer().schedule(pause, asking::request);
        }
    }
}
