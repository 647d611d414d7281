package org.brokerconnect.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.connection.SessionWriter;
import org.brokerconnect.scheduling.Sweep;

/** Ends sessions whose end has passed, and writes the warnings of sessions that end soon. Calls no broker. */
@Dependent
class ExpirySweep implements Sweep {

    private static final Logger LOG = Logger.getLogger(ExpirySweep.class.getName());

    private final DueStore due;
    private final SessionWriter sessions;
    private final LeaseStore leases;
    private final SweepConfig config;

    @Inject
    ExpirySweep(DueStore due, SessionWriter sessions, LeaseStore leases, SweepConfig config) {
        this.due = due;
        this.sessions = sessions;
        this.leases = leases;
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

    /** Sequential, because events are written one after another anyway. Continues until none is due. */
    @Override
    public void run() {
        forAll(due::findExpired, this::expire);
        forAll(due::findGrantEnded, this::expire);
        forAll(due::findToWarn, this::warn);
    }

    /** Processes batches until none is full, or nothing of a batch could be done. */
    private void forAll(IntFunction<List<DueSession>> find, Predicate<DueSession> work) {
        List<DueSession> batch;
        long done;
        do {
            batch = find.apply(config.batch());
            done = batch.stream().filter(work).count();
        } while (batch.size() == config.batch() && done > 0);
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
