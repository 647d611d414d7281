package org.brokerconnect.sandbox.kite.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Indian Standard Time. The broker writes all times in it, without an offset. */
public final class Ist {
    public static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Ist() {}

    public static String format(Instant instant) {
        return FORMAT.format(instant.atZone(ZONE));
    }

    public static LocalDate date(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }
}
