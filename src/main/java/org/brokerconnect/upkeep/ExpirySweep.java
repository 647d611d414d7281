package org.brokerconnect.upkeep;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.connection.SessionStore;
import org.brokerconnect.connection.tokens.DueSession;
import org.brokerconnect.connection.tokens.DueStore;

/** Ends sessions whose time is over, and tells people whose sessions will be over soon. Asks no broker. */
@Dependent
class ExpirySweep {

    private static final Logger LOG = Logger.getLogger(ExpirySweep.class.getName());

    private final DueStore due;
    private final SessionStore sessions;
    private final UpkeepConfig config;

    @Inject
    ExpirySweep(DueStore due, SessionStore sessions, UpkeepConfig config) {
        this.due = due;
        this.sessions = sessions;
        this.config = config;
    }

    /** One after another, since the log is written one after another anyway. Goes on while there is more and it gets anywhere. */
    void run() {
        List<DueSession> ended;
        long done;
        do {
            ended = due.ended(config.batch());
            done = ended.stream().filter(this::end).count();
        } while (ended.size() == config.batch() && done > 0);
        due.toWarn(config.batch()).forEach(this::warn);
    }

    private boolean end(DueSession session) {
        return safely(() -> sessions.timeIsOver(session.connection(), session.tokenVersion()));
    }

    private void warn(DueSession session) {
        safely(() -> sessions.warn(session.connection(), session.tokenVersion()));
    }

    private static boolean safely(BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, failed, () -> "the end of one session could not be written; the others go on");
            return false;
        }
    }
}
