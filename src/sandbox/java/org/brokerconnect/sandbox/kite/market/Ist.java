package org.brokerconnect.sandbox.kite.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Indian Standard Time, in which the broker writes every time, without an offset. */
public final class Ist {
    public static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Ist() {}

    public static String text(Instant instant) {
        return WIRE.format(instant.atZone(ZONE));
    }

    public static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }
}
