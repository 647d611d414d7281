package org.brokerconnect.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.connection.SessionWriter;
import org.brokerconnect.scheduling.ParallelRunner;
import org.brokerconnect.scheduling.Sweep;

/** Ends sessions whose end has passed, and writes the warnings of sessions that end soon. Calls no broker. */
@Dependent
class ExpirySweep implements Sweep {

    private static final Logger LOG = Logger.getLogger(ExpirySweep.class.getName());
    private static final int PARALLEL = 4;

    private final DueStore due;
    private final SessionWriter sessions;
    private final LeaseStore leases;
    private final ParallelRunner parallel;
    private final SweepConfig config;

    @Inject
    ExpirySweep(DueStore due, SessionWriter sessions, LeaseStore leases, ParallelRunner parallel, SweepConfig config) {
        this.due = due;
        this.sessions = sessions;
        this.leases = leases;
        this.parallel = parallel;
        this.config = config;
    }

    @Override
    public String name() {
        return "expiry";
    }

    @Override
    public Duration interval() {
        return config.sweepInterval();
    }

    /** Continues until none is due. */
    @Override
    public void run() {
        forAll(due::findExpired, this::expire);
        forAll(due::findGrantEnded, this::expire);
        forAll(due::findToWarn, this::warn);
    }

    /**
     * Processes batches until none is full, or nothing of a batch could be done. A few at a time, because only the end
     * of each change waits for the others; in another order on each node, so that nodes rarely meet at a row.
     */
    private void forAll(IntFunction<List<DueSession>> find, Predicate<DueSession> work) {
        AtomicInteger done = new AtomicInteger();
        List<DueSession> batch;
        do {
            batch = new ArrayList<>(find.apply(config.batch()));
            Collections.shuffle(batch);
            done.set(0);
            parallel.forEach(batch, PARALLEL, session -> done.addAndGet(work.test(session) ? 1 : 0));
        } while (batch.size() == config.batch() && done.get() > 0);
    }

    private boolean expire(DueSession session) {
        return orPostpone(session, () -> sessions.expire(session.connection(), session.tokenVersion()));
    }

    private boolean warn(DueSession session) {
        return orPostpone(session, () -> sessions.warn(session.connection(), session.tokenVersion()));
    }

    /** A session that fails is postponed, so that it neither blocks the others nor fills the log. */
    private boolean orPostpone(DueSession session, BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "one session could not be ended or warned about; it is postponed");
            return postpone(session);
        }
    }

    private boolean postpone(DueSession session) {
        try {
            leases.postpone(session.connection());
            return true;
        } catch (RuntimeException databaseAway) {
            LOG.log(Level.FINE, databaseAway, () -> "the session could not be postponed; the next sweep tries again");
            return false;
        }
    }
}
