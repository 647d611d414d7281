package org.brokerconnect.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketSweepTest {

    private static final int BATCH = 1_000;

    /** Deletes as many as a test says, batch after batch. */
    private static final class Store extends BucketStore {

        private final Deque<Integer> deleted;

        Store(List<Integer> deleted) {
            this.deleted = new ArrayDeque<>(deleted);
        }

        @Override
        public int forgetFull(int batch) {
            assertThat(batch).isEqualTo(BATCH);
            return deleted.remove();
        }
    }

    @Test
    void full_batches_are_followed_by_another() {
        Store store = new Store(List.of(BATCH, BATCH, 999, 5));

        new BucketSweep(store).run();

        assertThat(store.deleted).containsExactly(5);
    }

    @Test
    void it_runs_every_ten_minutes() {
        BucketSweep sweep = new BucketSweep(new Store(List.of()));

        assertThat(sweep.interval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(sweep.name()).isEqualTo("buckets");
    }
}
