package org.brokerconnect.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.brokerconnect.broker.CallNotSentException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.broker.RateLimiter.CallLimit;
import org.brokerconnect.vault.Secret;

/** No second, wherever it begins, has more calls than the broker allows, whichever calls arrive at whichever node. */
class SlidingSecondPropertiesTest {

    private static final Secret APP = Secret.of("app");
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** A call that arrives {@code later} than the one before. */
    record Arrival(int node, Priority priority, Duration later) {}

    @Provide
    Arbitrary<CallLimit> limits() {
        return Arbitraries.integers().between(1, 12).flatMap(perSecond -> Arbitraries.integers()
                .between(1, perSecond)
                .map(burst -> new CallLimit("limit", perSecond, burst)));
    }

    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        Arbitrary<Duration> later = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.just(Duration.ZERO)),
                net.jqwik.api.Tuple.of(
                        4, Arbitraries.longs().between(0, 300_000).map(micros -> Duration.ofNanos(1000 * micros))),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(0, 3_000).map(Duration::ofMillis)));
        return Combinators.combine(Arbitraries.integers().between(0, 2), Arbitraries.of(Priority.class), later)
                .as(Arrival::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(120);
    }

    @Property
    void no_second_has_more_calls_than_the_limit(
            @ForAll("limits") CallLimit limit, @ForAll("arrivals") List<Arrival> arrivals) {
        List<Instant> sent = sent(limit, 1250, arrivals);

        assertThat(mostWithin(SECOND, sent))
                .isLessThanOrEqualTo(limit.windows().get(0).count());
    }

    /** So calls whose transfer takes up to a quarter of a second longer or shorter stay within the limit too. */
    @Property
    void no_time_shorter_than_the_window_has_more_calls_than_the_limit(
            @ForAll("limits") CallLimit limit, @ForAll("arrivals") List<Arrival> arrivals) {
        List<Instant> sent = sent(limit, 1250, arrivals);

        assertThat(mostWithin(Duration.ofMillis(1249), sent))
                .isLessThanOrEqualTo(limit.windows().get(0).count());
    }

    /** A thread can wake up late, for example after a pause of its node. */
    @Property
    void no_second_has_more_calls_than_the_limit_when_threads_wake_up_late(
            @ForAll("limits") CallLimit limit,
            @ForAll("arrivals") List<Arrival> arrivals,
            @ForAll("oversleeps") List<Duration> oversleeps) {
        List<Instant> sent =
                new LateCalls(Rate.of(limit.windows().get(0), Duration.ofMillis(1250)), oversleeps).sent(arrivals);

        assertThat(mostWithin(SECOND, sent))
                .isLessThanOrEqualTo(limit.windows().get(0).count());
    }

    @Provide
    Arbitrary<List<Duration>> oversleeps() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, Arbitraries.longs().between(0, 240)),
                        net.jqwik.api.Tuple.of(2, Arbitraries.longs().between(240, 3_000)))
                .map(Duration::ofMillis)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property
    void the_limit_is_used_up_when_enough_calls_arrive(@ForAll("limits") CallLimit limit) {
        List<Arrival> arrivals = Collections.nCopies(60, new Arrival(0, Priority.LOGIN, Duration.ZERO));

        List<Instant> sent = sent(limit, 1000, arrivals);

        assertThat(mostWithin(Duration.ofMillis(1001), sent))
                .isGreaterThanOrEqualTo(limit.windows().get(0).count());
    }

    /**
     * When calls are sent. An interactive call's wait is only recorded, since other calls arrive meanwhile; a
     * background call waits on the clock.
     */
    private static List<Instant> sent(CallLimit limit, int windowMillis, List<Arrival> arrivals) {
        MemoryBuckets buckets = new MemoryBuckets();
        RateLimitConfig config = new RateLimitConfig(windowMillis, 8000, 2000, 1000, 1, 1000);
        List<Instant> sent = new ArrayList<>();
        Duration[] delay = {Duration.ZERO};
        CallRateLimiter[] nodes = new CallRateLimiter[3];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = new CallRateLimiter(
                    buckets, config, new SimpleMeterRegistry(), time -> delay[0] = time, RandomGenerator.getDefault());
        }
        CallRateLimiter background = new CallRateLimiter(
                buckets, config, new SimpleMeterRegistry(), buckets::advance, RandomGenerator.getDefault());
        for (Arrival arrival : arrivals) {
            buckets.advance(arrival.later());
            delay[0] = Duration.ZERO;
            CallRateLimiter node = arrival.priority() == Priority.BACKGROUND ? background : nodes[arrival.node()];
            try {
                node.await(limit, APP, arrival.priority());
                sent.add(buckets.now().plus(delay[0]));
            } catch (CallNotSentException refused) {
                // not sent
            }
        }
        Collections.sort(sent);
        return sent;
    }

    private static int mostWithin(Duration time, List<Instant> sent) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < sent.size(); last++) {
            while (sent.get(first).plus(time).isBefore(sent.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
