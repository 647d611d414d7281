package org.brokerconnect.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.brokerconnect.ratelimit.SlidingSecondPropertiesTest.Arrival;
import org.brokerconnect.ratelimit.TokenBucket.Reservation;

/** Simulates calls that share one bucket, and whose threads wake up late. */
final class LateCalls {

    private static final Duration MAX_WAIT = Duration.ofSeconds(8);

    private record Wake(Instant at, Reservation reservation, Duration waited) {}

    private final MemoryBuckets buckets = new MemoryBuckets();
    private final PriorityQueue<Wake> wakes = new PriorityQueue<>(Comparator.comparing(Wake::at));
    private final List<Instant> sent = new ArrayList<>();
    private final Rate rate;
    private final List<Duration> oversleeps;
    private int sleeps;

    /** @param oversleeps by how much each sleep is too long, in a cycle */
    LateCalls(Rate rate, List<Duration> oversleeps) {
        this.rate = rate;
        this.oversleeps = oversleeps;
    }

    /** @return when the calls are sent, in order */
    List<Instant> sent(List<Arrival> arrivals) {
        Instant arrived = buckets.now();
        for (Arrival arrival : arrivals) {
            arrived = arrived.plus(arrival.later());
            wakeUntil(arrived);
            update(Duration.ZERO, bucket -> bucket.reserve(MAX_WAIT));
        }
        wakeUntil(Instant.MAX);
        return sent;
    }

    private void wakeUntil(Instant end) {
        while (!wakes.isEmpty() && wakes.peek().at().isBefore(end)) {
            Wake next = wakes.remove();
            advanceUntil(next.at());
            update(next.waited(), bucket -> bucket.redeem(next.reservation(), MAX_WAIT.minus(next.waited())));
        }
        if (end.isBefore(Instant.MAX)) {
            advanceUntil(end);
        }
    }

    private void advanceUntil(Instant time) {
        buckets.advance(Duration.between(buckets.now(), time));
    }

    private void update(Duration waited, Function<TokenBucket, Optional<Reservation>> change) {
        buckets.change("bucket", row -> {
            TokenBucket bucket = TokenBucket.of(row, rate);
            change.apply(bucket).ifPresent(reservation -> act(reservation, waited));
            return bucket.row();
        });
    }

    private void act(Reservation reservation, Duration waited) {
        if (reservation.delay().isZero()) {
            sent.add(buckets.now());
        } else {
            Duration oversleep = oversleeps.get(sleeps++ % oversleeps.size());
            wakes.add(new Wake(
                    buckets.now().plus(reservation.delay()).plus(oversleep),
                    reservation,
                    waited.plus(reservation.delay())));
        }
    }
}
