package org.brokerconnect.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.brokerconnect.connection.ConnectionState;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.junit.jupiter.api.Test;

/** The history of all connections from a real database. */
@WithStores
class FleetHistoryStoreTest {

    private static final Duration STEP = Duration.ofHours(1);

    private final Stores stores;
    private final FleetHistoryStore history;

    FleetHistoryStoreTest(Stores stores) {
        this.stores = stores;
        history = stores.bean(FleetHistoryStore.class);
    }

    private FleetHistory read(int buckets) {
        return history.until(stores.clock.instant(), STEP, buckets);
    }

    private static long connected(FleetHistory.Point point) {
        return point.counts().get(ConnectionState.CONNECTED);
    }

    @Test
    void points_before_the_first_event_count_nothing_while_others_write() {
        List<CompletableFuture<Void>> writers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> write("p" + i)))
                .toList();

        int reads = 0;
        do {
            FleetHistory read = read(3);
            assertThat(read.points()).hasSize(4);
            assertThat(read.points().subList(0, 3))
                    .allSatisfy(point -> assertThat(point.counts().values()).containsOnly(0L));
            reads++;
        } while (!writers.stream().allMatch(CompletableFuture::isDone));
        writers.forEach(CompletableFuture::join);

        assertThat(reads).isPositive();
        assertThat(connected(read(3).points().get(3))).isEqualTo(4 * 13);
    }

    private void write(String owner) {
        Instant end = stores.clock.instant().plus(Duration.ofDays(1));
        for (int i = 0; i < 25; i++) {
            UUID id = stores.connected(owner, end);
            if (i % 2 == 1) {
                stores.writer.delete(owner, id);
            }
        }
    }

    @Test
    void an_event_of_a_node_whose_clock_is_slow_makes_no_count_negative() {
        UUID id = stores.connected("asha", stores.clock.instant().plus(Duration.ofDays(1)));
        stores.clock.advance(Duration.ofHours(5));
        stores.writer.disconnect("asha", id);
        stores.clock.advance(Duration.ofHours(-2));
        stores.writer.delete("asha", id);
        stores.clock.advance(Duration.ofHours(3));

        FleetHistory read = read(10);

        assertThat(read.points())
                .allSatisfy(point -> assertThat(point.counts().values()).allMatch(count -> count >= 0));
        assertThat(read.points()).extracting(FleetHistoryStoreTest::connected).containsOnly(0L, 1L);
        assertThat(connected(read.points().get(5))).isEqualTo(1);
        assertThat(connected(read.points().get(10))).isZero();
    }

    @Test
    void the_history_begins_with_the_newest_event_that_retention_deleted() {
        UUID id = stores.setUp("asha");
        Instant created = stores.clock.instant();
        stores.clock.advance(Duration.ofHours(2));
        stores.writer.recordRefusedCallback(id, "attempt-not-yours");
        stores.verification.run();
        stores.retention.deleteBefore(created.plusSeconds(1), 10);

        stores.clock.advance(Duration.ofHours(1));

        FleetHistory read = read(10);
        assertThat(read.points().get(0).at()).isEqualTo(created);
        assertThat(read.points().get(0).counts())
                .isEqualTo(Map.of(
                        ConnectionState.DISCONNECTED, 1L,
                        ConnectionState.CONNECTED, 0L,
                        ConnectionState.EXPIRED, 0L,
                        ConnectionState.ERROR, 0L));
    }
}
