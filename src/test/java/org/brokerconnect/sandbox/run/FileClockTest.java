package org.brokerconnect.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileClockTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:30:00Z");

    @TempDir
    Path folder;

    private ClockFile file;
    private Clock followed;

    @BeforeEach
    void follow() {
        file = new ClockFile(folder.resolve("clock"));
        followed = new FileClock(Clock.fixed(NOW, ZoneOffset.UTC), file.path());
    }

    @Test
    void without_a_file_it_is_the_machines_clock() {
        assertThat(followed.instant()).isEqualTo(NOW);
    }

    @Test
    void it_follows_every_move_ahead_back_and_to_a_standstill() {
        Instant flush = Instant.parse("2026-11-23T00:30:00Z");

        file.clockChanged(Duration.ofHours(21), null);
        assertThat(followed.instant()).isEqualTo(NOW.plus(Duration.ofHours(21)));

        file.clockChanged(Duration.ofMillis(-1500), null);
        assertThat(followed.instant()).isEqualTo(NOW.minusMillis(1500));

        file.clockChanged(Duration.ZERO, flush);
        assertThat(followed.instant()).isEqualTo(flush);

        file.clockChanged(Duration.ZERO, null);
        assertThat(followed.instant()).isEqualTo(NOW);
    }

    @Test
    void moves_in_quick_succession_are_all_seen() {
        for (int step = 1; step <= 500; step++) {
            file.clockChanged(Duration.ofSeconds(step), null);

            assertThat(followed.instant()).isEqualTo(NOW.plusSeconds(step));
        }
    }

    @Test
    void what_cannot_be_read_changes_nothing() throws Exception {
        file.clockChanged(Duration.ofHours(1), null);
        followed.instant();
        Files.writeString(file.path(), "in an hour");

        assertThat(followed.instant()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void in_another_zone_it_is_the_same_instant() {
        file.clockChanged(Duration.ofHours(1), null);
        Clock inIndia = followed.withZone(ZoneId.of("Asia/Kolkata"));

        assertThat(inIndia.getZone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
        assertThat(inIndia.instant()).isEqualTo(followed.instant());
    }

    @Test
    void its_jar_offers_it_as_a_service_and_needs_nothing_else() throws Exception {
        URL jar = ClockFile.packClockJar(folder.resolve("clock.jar")).toUri().toURL();

        try (URLClassLoader alone = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
            Clock found = ServiceLoader.load(Clock.class, alone).findFirst().orElseThrow();

            assertThat(found.getClass().getClassLoader()).isSameAs(alone);
            assertThat(Duration.between(Instant.now(), found.instant()).abs()).isLessThan(Duration.ofMinutes(1));
        }
    }
}
