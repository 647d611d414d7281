package org.brokerconnect.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.brokerconnect.connection.Change;
import org.brokerconnect.connection.ConnectionEvent;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Filters of the event log on a real database. */
@WithStores
class EventFilterTest {

    private final Stores stores;
    private UUID ashas;
    private Instant second;
    private Instant third;

    EventFilterTest(Stores stores) {
        this.stores = stores;
    }

    /** One event now, a day later and two days later. */
    @BeforeEach
    void write_three_events() {
        ashas = stores.setUp("asha");
        stores.clock.advance(Duration.ofDays(1));
        second = stores.clock.instant();
        stores.writer.recordRefusedCallback(ashas, "attempt-not-yours");
        stores.clock.advance(Duration.ofDays(1));
        third = stores.clock.instant();
        stores.setUp("ravi");
    }

    private List<Instant> times(EventFilter filter) {
        return stores.log.newestBefore(Long.MAX_VALUE, filter, 10).stream()
                .map(ConnectionEvent::happenedAt)
                .toList();
    }

    private static EventFilter between(Instant from, Instant to) {
        return new EventFilter(null, null, null, from, to);
    }

    @Test
    void a_time_range_includes_its_beginning_and_excludes_its_end() {
        assertThat(times(between(second, third))).containsExactly(second);
        assertThat(times(between(second, null))).containsExactly(third, second);
        assertThat(times(between(null, third))).hasSize(2).startsWith(second);
        assertThat(times(between(third, second))).isEmpty();
        assertThat(times(between(null, null))).hasSize(3);
    }

    @Test
    void all_conditions_are_combined() {
        assertThat(times(new EventFilter(ashas, "asha", Change.CALLBACK_REFUSED, second, third)))
                .containsExactly(second);
        assertThat(times(new EventFilter(ashas, "ravi", null, second, null))).isEmpty();
        assertThat(times(new EventFilter(ashas, null, Change.CREATED, second, null)))
                .isEmpty();
    }
}
