package org.brokerconnect.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.brokerconnect.ratelimit.BucketStore.Row;
import org.junit.jupiter.api.Test;

/** Two nodes with one store in memory, which records how it was used. */
class KnownBucketsTest {

    private static final Rate RATE = new Rate(4, Duration.ofMillis(100), Duration.ofMillis(50));

    private final AtomicLong nanoTime = new AtomicLong();
    private final Store store = new Store();
    private final KnownBuckets nodeA = new KnownBuckets(new Locked(), store, nanoTime::get);
    private final KnownBuckets nodeB = new KnownBuckets(new Locked(), store, nanoTime::get);

    private final class Locked extends BucketStore {

        @Override
        public void change(String id, UnaryOperator<Row> change) {
            store.used.add("lock");
            store.row = change.apply(store.at(store.rowOrNew()));
        }
    }

    /** Decides as the statement of {@link KnownBucketStore} does. */
    private final class Store extends KnownBucketStore {

        private final List<String> used = new ArrayList<>();
        private Instant set = Instant.parse("2026-11-23T06:00:00Z");
        private Row row;
        private RuntimeException failure;

        private Instant now() {
            return set.plusNanos(nanoTime.get());
        }

        private Row rowOrNew() {
            return row == null ? new Row(null, Instant.EPOCH, 0, now()) : row;
        }

        private Row at(Row stored) {
            return new Row(stored.state(), stored.fullAt(), stored.pauses(), now());
        }

        @Override
        public Written write(String id, Row before, Row wanted, Duration maxLag) {
            if (failure != null) {
                throw failure;
            }
            boolean isInTime =
                    !now().isBefore(before.now()) && !now().isAfter(before.now().plus(maxLag));
            boolean isAsKnown = row != null && row.state() == before.state() && row.pauses() == before.pauses();
            boolean succeeded = isInTime && isAsKnown;
            used.add(succeeded ? "write" : "refused");
            row = succeeded ? wanted : rowOrNew();
            return new Written(succeeded, at(row));
        }

        /** How it was used since the last call. */
        private List<String> used() {
            List<String> copy = List.copyOf(used);
            used.clear();
            return copy;
        }
    }

    private boolean take(KnownBuckets node) {
        boolean[] taken = {false};
        node.change("id", row -> {
            TokenBucket bucket = TokenBucket.of(row, RATE);
            taken[0] = bucket.takeSpare(0).isZero();
            return bucket.row();
        });
        return taken[0];
    }

    @Test
    void a_known_bucket_is_changed_by_one_write() {
        take(nodeA);
        assertThat(store.used()).as("the clock is not known yet").containsExactly("lock");

        nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(take(nodeA)).isTrue();
        assertThat(take(nodeA)).isTrue();

        assertThat(store.used()).containsExactly("write", "write");
    }

    @Test
    void a_write_after_another_node_s_is_refused_and_counts_the_other_s_tokens() {
        take(nodeA);
        take(nodeB);
        take(nodeB);
        store.used();

        assertThat(take(nodeA)).isTrue();
        assertThat(take(nodeA)).as("a fifth call of a burst of four").isFalse();

        assertThat(store.used()).containsExactly("refused", "write", "write");
    }

    @Test
    void a_clock_that_was_set_corrects_the_estimate() {
        take(nodeA);
        for (Duration by :
                List.of(Duration.ofMinutes(-5), Duration.ofMinutes(5), KnownBuckets.MAX_LAG.plusNanos(1000))) {
            store.set = store.set.plus(by);
            store.used();

            take(nodeA);

            assertThat(store.used()).as("set by %s", by).containsExactly("refused", "write");
        }
    }

    @Test
    void a_bucket_that_changes_all_the_time_is_changed_under_its_lock() {
        take(nodeA);
        store.used();

        nodeA.change("id", row -> {
            store.row = new Row(row.state().clone(), row.fullAt(), 0, row.now());
            return row;
        });

        assertThat(store.used()).containsExactly("refused", "refused", "lock");
    }

    @Test
    void after_a_failure_the_bucket_is_read_again() {
        take(nodeA);
        store.failure = new IllegalStateException("no connection");
        assertThatIllegalStateException().isThrownBy(() -> take(nodeA));
        store.failure = null;
        store.used();

        take(nodeA);

        assertThat(store.used()).containsExactly("refused", "write");
    }

    @Test
    void a_bucket_whose_row_was_deleted_is_a_new_one() {
        for (int call = 0; call < 4; call++) {
            take(nodeA);
        }
        assertThat(take(nodeA)).isFalse();
        store.row = null;
        store.used();

        assertThat(take(nodeA)).isTrue();

        assertThat(store.used()).containsExactly("refused", "write");
    }
}
