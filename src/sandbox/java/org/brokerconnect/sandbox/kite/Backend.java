package org.brokerconnect.sandbox.kite;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.brokerconnect.sandbox.kite.market.Ist;

/** The backends of the broker. With a staged flush each of them ends the sessions of the day before at its own time. */
enum Backend {
    QUOTES(LocalTime.of(5, 20)),
    STREAM(LocalTime.of(5, 33)),
    CORE(LocalTime.of(6, 35));

    private final LocalTime stagedFlushAt;

    Backend(LocalTime stagedFlushAt) {
        this.stagedFlushAt = stagedFlushAt;
    }

    /**
     * The first flush strictly after a login.
     *
     * @param flushAt time of day in IST for all backends; ignored if {@code staged}
     * @param staged whether this backend flushes at its own time
     */
    Instant flushAfter(Instant loginTime, LocalTime flushAt, boolean staged) {
        LocalTime time = staged ? stagedFlushAt : flushAt;
        LocalDate day = Ist.date(loginTime);
        Instant today = day.atTime(time).atZone(Ist.ZONE).toInstant();
        return today.isAfter(loginTime)
                ? today
                : day.plusDays(1).atTime(time).atZone(Ist.ZONE).toInstant();
    }
}
