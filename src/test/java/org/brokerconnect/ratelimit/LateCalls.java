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
import org.brokerconnect.ratelimit.TokenBucket.Promise;

/** Simulates calls that share one bucket, and whose threads wake up later than they asked for. */
final class LateCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private record Wake(Instant at, Promise promise, Duration waited) {}

    private final MemoryBuckets buckets = new MemoryBuckets();
    private final PriorityQueue<Wake> wakes = new PriorityQueue<>(Comparator.comparing(Wake::at));
    private final List<Instant> sent = new ArrayList<>();
    private final Rate rate;
    private final List<Duration> oversleeps;
    private int sleeps;

    /** @param oversleeps of one sleep after the other, from the beginning again after the last */
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
            decide(Duration.ZERO, tokens -> tokens.promise(PATIENCE));
        }
        wakeUntil(Instant.MAX);
        return sent;
    }

    private void wakeUntil(Instant end) {
        while (!wakes.isEmpty() && wakes.peek().at().isBefore(end)) {
            Wake next = wakes.remove();
            passUntil(next.at());
            decide(next.waited(), tokens -> tokens.redeem(next.promise(), PATIENCE.minus(next.waited())));
        }
        if (end.isBefore(Instant.MAX)) {
            passUntil(end);
        }
    }

    private void passUntil(Instant time) {
        buckets.pass(Duration.between(buckets.now(), time));
    }

    private void decide(Duration waited, Function<TokenBucket, Optional<Promise>> decision) {
        buckets.change("bucket", row -> {
            TokenBucket tokens = TokenBucket.of(row, rate);
            decision.apply(tokens).ifPresent(promise -> act(promise, waited));
            return tokens.row();
        });
    }

    private void act(Promise promise, Duration waited) {
        if (promise.delay().isZero()) {
            sent.add(buckets.now());
        } else {
            Duration oversleep = oversleeps.get(sleeps++ % oversleeps.size());
            wakes.add(new Wake(
                    buckets.now().plus(promise.delay()).plus(oversleep), promise, waited.plus(promise.delay())));
        }
    }
}
