package org.brokerconnect.broker.zerodha;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.TimeZone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class KiteCalendarTest {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private final KiteCalendar calendar = new KiteCalendar();

    @ParameterizedTest
    @CsvSource({
        "2026-11-22 05:59:59, 2026-11-22 06:00:00",
        "2026-11-22 06:00:00, 2026-11-23 06:00:00",
        "2026-11-22 06:00:01, 2026-11-23 06:00:00",
        "2026-11-22 00:00:00, 2026-11-22 06:00:00",
        "2026-11-22 23:59:59, 2026-11-23 06:00:00",
        "2026-12-31 09:15:00, 2027-01-01 06:00:00",
        "2028-02-28 15:30:00, 2028-02-29 06:00:00"
    })
    void a_session_ends_at_the_first_six_o_clock_in_india_after_the_login(String login, String end) {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : new String[] {"America/New_York", "Pacific/Kiritimati", "UTC", "Asia/Kolkata"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));

                assertThat(calendar.endOfSession(wire(login))).as(zone).isEqualTo(wire(end));
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void a_time_in_a_response_is_in_indias_time_zone() {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));

            assertThat(calendar.instantOf("2026-11-22 06:00:00")).contains(Instant.parse("2026-11-22T00:30:00Z"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "0000-00-00 00:00:00",
                "2026-11-22",
                "2026-11-22T06:00:00",
                "yesterday",
                "2026-11-22 25:00:00"
            })
    void an_unreadable_time_is_empty(String unreadable) {
        assertThat(calendar.instantOf(unreadable)).isEmpty();
    }

    @Test
    void renewal_starts_at_six_and_a_login_makes_sense_from_half_past_seven() {
        Instant end = wire("2026-11-22 06:00:00");

        assertThat(calendar.renewalStart(end)).isEqualTo(end);
        assertThat(calendar.loginSensibleFrom(end)).isEqualTo(wire("2026-11-22 07:30:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22 04:59:59, 2026-11-22 04:59:59",
        "2026-11-22 05:00:00, 2026-11-22 07:30:00",
        "2026-11-22 05:20:00, 2026-11-22 07:30:00",
        "2026-11-22 06:35:00, 2026-11-22 07:30:00",
        "2026-11-22 07:29:59, 2026-11-22 07:30:00",
        "2026-11-22 07:30:00, 2026-11-22 07:30:00",
        "2026-11-22 14:00:00, 2026-11-22 14:00:00"
    })
    void after_an_end_at_another_time_a_login_makes_sense_immediately(String end, String sensible) {
        assertThat(calendar.loginSensibleFrom(wire(end))).isEqualTo(wire(sensible));
    }

    @Property
    void every_session_ends_at_six_in_india_within_a_day_of_its_login(
            @ForAll @LongRange(min = 0, max = 4_102_444_800L) long epochSecond) {
        Instant login = Instant.ofEpochSecond(epochSecond);

        Instant end = calendar.endOfSession(login);

        assertThat(end).isAfter(login).isBeforeOrEqualTo(login.plus(Duration.ofHours(24)));
        assertThat(end.atZone(INDIA).toLocalTime()).isEqualTo(LocalTime.of(6, 0));
        assertThat(calendar.endOfSession(calendar.renewalStart(end)))
                .as("a renewal extends the session by a day")
                .isEqualTo(end.plus(Duration.ofDays(1)));
        assertThat(calendar.loginSensibleFrom(end)).isAfter(end);
    }

    private Instant wire(String time) {
        return calendar.instantOf(time).orElseThrow();
    }
}
