package org.brokerconnect.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brokerconnect.connection.ConnectionState.CONNECTED;
import static org.brokerconnect.connection.ConnectionState.DISCONNECTED;
import static org.brokerconnect.connection.ConnectionState.ERROR;
import static org.brokerconnect.connection.ConnectionState.EXPIRED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.brokerconnect.connection.ConnectionState;
import org.junit.jupiter.api.Test;

class FleetHistoryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Map<ConnectionState, Long> COUNTS =
            Map.of(DISCONNECTED, 2L, CONNECTED, 5L, EXPIRED, 0L, ERROR, 1L);

    private static FleetHistory history(FleetStep... steps) {
        return FleetHistory.before(NOW, COUNTS, HOUR, 3, List.of(steps));
    }

    @Test
    void points_are_evenly_spaced_and_the_last_one_is_now() {
        assertThat(history().points())
                .extracting(FleetHistory.Point::at)
                .containsExactly(
                        NOW.minus(HOUR.multipliedBy(3)), NOW.minus(HOUR.multipliedBy(2)), NOW.minus(HOUR), NOW);
        assertThat(history().points()).extracting(FleetHistory.Point::counts).containsOnly(COUNTS);
    }

    @Test
    void changes_of_a_bucket_are_undone_for_all_earlier_points() {
        List<FleetHistory.Point> points =
                history(new FleetStep(1, EXPIRED, CONNECTED, 4)).points();

        assertThat(points.get(3).counts()).isEqualTo(COUNTS);
        assertThat(points.get(2).counts()).isEqualTo(COUNTS);
        assertThat(points.get(1).counts()).containsEntry(EXPIRED, 4L).containsEntry(CONNECTED, 1L);
        assertThat(points.get(0).counts()).containsEntry(EXPIRED, 4L).containsEntry(CONNECTED, 1L);
    }

    @Test
    void connections_count_from_their_creation_to_their_deletion() {
        List<FleetHistory.Point> points = history(
                        new FleetStep(0, null, DISCONNECTED, 2), new FleetStep(0, ERROR, null, 3))
                .points();

        assertThat(points.get(2).counts()).containsEntry(DISCONNECTED, 0L).containsEntry(ERROR, 4L);
    }
}
