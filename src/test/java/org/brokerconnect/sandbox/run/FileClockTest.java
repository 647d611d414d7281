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
    private Clock clock;

    @BeforeEach
    void create_clock() {
        file = new ClockFile(folder.resolve("clock"));
        clock = new FileClock(Clock.fixed(NOW, ZoneOffset.UTC), file.path());
    }

    @Test
    void without_a_file_it_is_the_system_clock() {
        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void it_follows_the_offset_forward_and_backward_and_a_frozen_instant() {
        Instant flush = Instant.parse("2026-11-23T00:30:00Z");

        file.clockChanged(Duration.ofHours(21), null);
        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofHours(21)));

        file.clockChanged(Duration.ofMillis(-1500), null);
        assertThat(clock.instant()).isEqualTo(NOW.minusMillis(1500));

        file.clockChanged(Duration.ZERO, flush);
        assertThat(clock.instant()).isEqualTo(flush);

        file.clockChanged(Duration.ZERO, null);
        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void changes_in_quick_succession_are_all_read() {
        for (int step = 1; step <= 500; step++) {
            file.clockChanged(Duration.ofSeconds(step), null);

            assertThat(clock.instant()).isEqualTo(NOW.plusSeconds(step));
        }
    }

    @Test
    void an_unreadable_file_changes_nothing() throws Exception {
        file.clockChanged(Duration.ofHours(1), null);
        clock.instant();
        Files.writeString(file.path(), "not a time");

        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void in_another_zone_it_has_the_same_instant() {
        file.clockChanged(Duration.ofHours(1), null);
        Clock inIndia = clock.withZone(ZoneId.of("Asia/Kolkata"));

        assertThat(inIndia.getZone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
        assertThat(inIndia.instant()).isEqualTo(clock.instant());
    }

    @Test
    void its_jar_provides_it_as_a_service_without_other_classes() throws Exception {
        URL jar = ClockFile.packClockJar(folder.resolve("clock.jar")).toUri().toURL();

        try (URLClassLoader alone = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
            Clock found = ServiceLoader.load(Clock.class, alone).findFirst().orElseThrow();

            assertThat(found.getClass().getClassLoader()).isSameAs(alone);
            assertThat(Duration.between(Instant.now(), found.instant()).abs()).isLessThan(Duration.ofMinutes(1));
        }
    }
}
