package org.brokerconnect.session;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.connection.SessionWriter;

/** Ends sessions whose time is over, and tells people whose sessions will be over soon. Asks no broker. */
@Dependent
class ExpirySweep {

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

    /** One after another, since the log is written one after another anyway. Goes on while there is more and it gets anywhere. */
    void run() {
        List<DueSession> ended;
        long done;
        do {
            ended = due.findExpired(config.batch());
            done = ended.stream().filter(this::end).count();
        } while (ended.size() == config.batch() && done > 0);
        due.findToWarn(config.batch()).forEach(this::warn);
    }

    private boolean end(DueSession session) {
        return safely(session, () -> sessions.expire(session.connection(), session.tokenVersion()));
    }

    private void warn(DueSession session) {
        safely(session, () -> sessions.warn(session.connection(), session.tokenVersion()));
    }

    /** A session that cannot even be read is put off, so that it neither stands in the others' way nor fills the log. */
    private boolean safely(DueSession session, BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "the end of one session could not be written; the others go on");
            return putOff(session);
        }
    }

    private boolean putOff(DueSession session) {
        try {
            leases.postpone(session.connection());
            return true;
        } catch (RuntimeException databaseAway) {
            LOG.log(Level.FINE, databaseAway, () -> "it is tried again with the next sweep");
            return false;
        }
    }
}
