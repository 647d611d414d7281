package org.brokerconnect.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.brokerconnect.ManualClock;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainTest {

    private static final Instant START = Instant.parse("2026-11-25T05:00:00Z");

    private final ManualClock clock = new ManualClock(START);

    @TempDir
    private Path folder;

    private Drain drain() {
        return new Drain(config(folder.resolve("drain").toString()), clock);
    }

    private static DrainConfig config(String file) {
        return new DrainConfig(Optional.of(file));
    }

    private void createFile(Instant at) throws IOException {
        Path file = Files.writeString(folder.resolve("drain"), "");
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    @Test
    void begins_with_the_file_and_is_noticed_five_seconds_later() throws IOException {
        Drain drain = drain();
        assertThat(drain.isOngoing()).isFalse();

        createFile(START.plusSeconds(60));
        clock.set(START.plusSeconds(65).minusNanos(1));
        assertThat(drain.isOngoing()).isTrue();
        assertThat(drain.isNoticed()).isFalse();

        clock.set(START.plusSeconds(65));
        assertThat(drain.isNoticed()).isTrue();
    }

    @Test
    void ends_when_the_file_is_removed() throws IOException {
        Drain drain = drain();
        createFile(START.plusSeconds(60));
        assertThat(drain.isOngoing()).isTrue();

        Files.delete(folder.resolve("drain"));

        assertThat(drain.isOngoing()).isFalse();
    }

    @Test
    void a_file_from_before_the_start_is_ignored_until_it_is_touched() throws IOException {
        createFile(START.minus(Duration.ofHours(1)));
        Drain drain = drain();
        assertThat(drain.isOngoing()).isFalse();

        createFile(START.plusSeconds(1));

        assertThat(drain.isOngoing()).isTrue();
    }

    @Test
    void a_path_that_no_operator_could_mean_is_refused() {
        for (String file : List.of("drain", "/no-such-folder/drain", "/", "a\0b")) {
            assertThatThrownBy(() -> config(file))
                    .isInstanceOf(InvalidSettingException.class)
                    .hasMessageContaining("app.drain-file");
        }
        assertThat(config(" ").file()).isEmpty();
    }

    @Test
    void never_begins_without_the_setting() {
        Drain drain = new Drain(new DrainConfig(Optional.empty()), clock);

        clock.advance(Duration.ofDays(1));

        assertThat(drain.isOngoing()).isFalse();
        assertThat(drain.isNoticed()).isFalse();
    }
}
