package org.brokerconnect.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Funds;
import org.brokerconnect.portfolio.LiveAnswers.Answer;
import org.brokerconnect.portfolio.LiveAnswers.Key;
import org.junit.jupiter.api.Test;

class LiveAnswersTest {

    private static final Duration LIFE = Duration.ofSeconds(2);
    private static final Duration NOW = Duration.ZERO;
    private static final Key<Funds> KEY = new Key<>(UUID.randomUUID(), PortfolioSection.FUNDS, 1);

    /** The calls that wait for a thread; the test runs them. */
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    private final ManualClock clock = new ManualClock();
    private final LiveAnswers answers =
            new LiveAnswers(waiting::add, new PortfolioConfig(3000, LIFE.toMillis(), 15, 2), clock);
    private final List<Funds> stored = new ArrayList<>();
    private int calls;

    private static final class ManualClock extends Clock {
        private Instant now = Instant.parse("2026-11-23T06:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private Answer<Funds> answer() {
        calls++;
        return new Answer<>(new Funds(SampleHolding.RUPEE, List.of(), List.of()), clock.instant(), null);
    }

    private SharedCall<Funds> request() {
        return request(KEY, this::answer);
    }

    private SharedCall<Funds> request(Key<Funds> key, Supplier<Answer<Funds>> call) {
        return answers.request(key, call, answer -> stored.add(answer.data()));
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void a_request_during_a_call_gets_the_answer_of_that_call() {
        SharedCall<Funds> first = request();
        SharedCall<Funds> second = request();

        runAll();

        assertThat(calls).isEqualTo(1);
        assertThat(second.await(NOW)).isSameAs(first.await(NOW));
        assertThat(stored).hasSize(1);
    }

    @Test
    void an_answer_is_cached_until_the_end_of_its_cache_life() {
        SharedCall<Funds> first = request();
        runAll();

        clock.now = clock.now.plus(LIFE).minusNanos(1);
        assertThat(request().await(NOW)).isSameAs(first.await(NOW));
        assertThat(calls).isEqualTo(1);

        clock.now = clock.now.plusNanos(1);
        SharedCall<Funds> next = request();
        runAll();
        assertThat(next.await(NOW)).isNotSameAs(first.await(NOW));
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void an_answer_that_is_no_longer_served_is_freed_although_nobody_asks_again() {
        request();
        runAll();
        clock.now = clock.now.plus(LIFE).minusNanos(1);
        answers.run();
        assertThat(answers.size()).isEqualTo(1);

        clock.now = clock.now.plusNanos(1);
        answers.run();

        assertThat(answers.size()).isZero();
    }

    @Test
    void a_call_that_takes_longer_than_the_cache_life_is_not_repeated() {
        SharedCall<Funds> first = request();
        clock.now = clock.now.plus(LIFE.multipliedBy(10));

        SharedCall<Funds> second = request();
        runAll();

        assertThat(calls).isEqualTo(1);
        assertThat(second).isSameAs(first);
    }

    @Test
    void a_failed_call_fails_for_all_waiting_callers_and_is_not_cached() {
        BrokerException refused = new BrokerUnavailableException("broker-down", "a test", null);
        Supplier<Answer<Funds>> failing = () -> {
            throw refused;
        };
        SharedCall<Funds> first = request(KEY, failing);
        SharedCall<Funds> second = request(KEY, failing);
        runAll();

        assertThatThrownBy(() -> first.await(NOW)).isSameAs(refused);
        assertThatThrownBy(() -> second.await(NOW)).isSameAs(refused);
        assertThat(stored).isEmpty();
        SharedCall<Funds> next = request();
        runAll();
        assertThat(next.await(NOW).data()).isEqualTo(stored.get(0));
    }

    @Test
    void a_call_continues_when_its_callers_have_stopped_waiting() {
        SharedCall<Funds> first = request();
        assertThatThrownBy(() -> first.await(NOW))
                .isInstanceOfSatisfying(BrokerUnavailableException.class, slow -> assertThat(slow.code())
                        .isEqualTo("broker-slow"));

        runAll();

        assertThat(calls).isEqualTo(1);
        assertThat(stored).hasSize(1);
        assertThat(request().await(NOW)).isSameAs(first.await(NOW));
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void other_connections_other_sections_and_other_tokens_cause_their_own_calls() {
        request();
        request(new Key<>(UUID.randomUUID(), PortfolioSection.FUNDS, 1), this::answer);
        answers.request(
                new Key<>(KEY.configId(), PortfolioSection.POSITIONS, 1),
                () -> new Answer<>(PortfolioSection.POSITIONS.sample(), clock.instant(), null),
                answer -> {});
        request(new Key<>(KEY.configId(), PortfolioSection.FUNDS, 2), this::answer);

        assertThat(waiting).hasSize(4);
    }

    @Test
    void a_call_without_a_free_thread_fails_as_transient() {
        LiveAnswers full = new LiveAnswers(
                task -> {
                    throw new RejectedExecutionException();
                },
                new PortfolioConfig(3000, 2000, 15, 2),
                clock);

        assertThatThrownBy(() -> full.get(KEY, this::answer, answer -> {}))
                .isInstanceOfSatisfying(BrokerUnavailableException.class, busy -> assertThat(busy.code())
                        .isEqualTo("broker-busy"));
    }

    @Test
    void an_executor_that_runs_in_the_calling_thread_is_safe() {
        LiveAnswers direct = new LiveAnswers(Runnable::run, new PortfolioConfig(3000, 2000, 15, 2), clock);

        assertThat(direct.request(KEY, this::answer, answer -> {}).answeredAt()).contains(clock.instant());
    }

    @Test
    void an_answer_is_returned_before_it_is_stored() {
        List<Answer<Funds>> given = new ArrayList<>();
        answers.request(KEY, this::answer, answer -> given.add(request().await(NOW)));

        runAll();

        assertThat(given).containsExactly(request().await(NOW));
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void an_answer_that_cannot_be_stored_is_returned_and_cached_nevertheless() {
        SharedCall<Funds> first = answers.request(KEY, this::answer, answer -> {
            throw new IllegalStateException("for a test");
        });

        runAll();

        assertThat(request().await(NOW)).isSameAs(first.await(NOW));
        assertThat(calls).isEqualTo(1);
    }
}
