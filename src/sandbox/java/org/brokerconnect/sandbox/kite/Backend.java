package org.brokerconnect.sandbox.kite;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.brokerconnect.sandbox.kite.market.Ist;

/** The parts of the broker that each forget yesterday's sessions at an hour of their own, when the flush is staged. */
enum Backend {
    QUOTES(LocalTime.of(5, 20)),
    STREAM(LocalTime.of(5, 33)),
    CORE(LocalTime.of(6, 35));

    private final LocalTime stage;

    Backend(LocalTime stage) {
        this.stage = stage;
    }

    /** The first flush strictly after {@code loginTime}: at {@code hour} for all, or by stages where that is asked for. */
    Instant flushAfter(Instant loginTime, LocalTime hour, boolean staged) {
        LocalDate day = Ist.day(loginTime);
        Instant today = day.atTime(staged ? stage : hour).atZone(Ist.ZONE).toInstant();
        return today.isAfter(loginTime)
                ? today
                : day.plusDays(1).atTime(staged ? stage : hour).atZone(Ist.ZONE).toInstant();
    }
}
