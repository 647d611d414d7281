package org.brokerconnect.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.portfolio.LiveAnswers.Answer;
import org.brokerconnect.portfolio.LiveAnswers.Question;
import org.junit.jupiter.api.Test;

class LiveAnswersTest {

    private static final Duration LIFE = Duration.ofSeconds(2);
    private static final Question QUESTION = new Question(UUID.randomUUID(), PortfolioSection.HOLDINGS, 1);

    /** The calls that wait for a thread; the test is the thread. */
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    private final HandClock clock = new HandClock();
    private final LiveAnswers answers =
            new LiveAnswers(waiting::add, new PortfolioConfig(3000, LIFE.toMillis(), 15), clock);
    private int calls;

    private static final class HandClock extends Clock {
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

    private CompletableFuture<Answer> ask() {
        return answers.ask(QUESTION, () -> new Answer("answer " + ++calls, null, clock.instant()));
    }

    private CompletableFuture<Answer> ask(Question question, Supplier<Answer> call) {
        return answers.ask(question, call);
    }

    private void answerAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void whoever_asks_while_a_call_is_under_way_gets_its_answer() {
        CompletableFuture<Answer> first = ask();
        CompletableFuture<Answer> second = ask();

        answerAll();

        assertThat(calls).isEqualTo(1);
        assertThat(first.join().data()).isEqualTo("answer 1");
        assertThat(second.join()).isSameAs(first.join());
    }

    @Test
    void an_answer_serves_until_its_time_is_over() {
        ask();
        answerAll();

        clock.now = clock.now.plus(LIFE).minusNanos(1);
        assertThat(ask().join().data()).isEqualTo("answer 1");

        clock.now = clock.now.plusNanos(1);
        CompletableFuture<Answer> next = ask();
        answerAll();
        assertThat(next.join().data()).isEqualTo("answer 2");
    }

    @Test
    void a_call_that_lasts_longer_than_an_answer_lives_is_not_made_twice() {
        CompletableFuture<Answer> first = ask();
        clock.now = clock.now.plus(LIFE.multipliedBy(10));

        CompletableFuture<Answer> second = ask();
        answerAll();

        assertThat(calls).isEqualTo(1);
        assertThat(second).isSameAs(first);
    }

    @Test
    void a_failed_call_fails_for_all_who_wait_and_is_forgotten() {
        BrokerException refused = new BrokerUnavailableException("broker-down", "a test", null);
        Supplier<Answer> failing = () -> {
            throw refused;
        };
        CompletableFuture<Answer> first = ask(QUESTION, failing);
        CompletableFuture<Answer> second = ask(QUESTION, failing);
        answerAll();

        assertThatThrownBy(first::join).hasCause(refused);
        assertThatThrownBy(second::join).hasCause(refused);
        CompletableFuture<Answer> next = ask();
        answerAll();
        assertThat(next.join().data()).isEqualTo("answer 1");
    }

    @Test
    void a_call_goes_on_when_nobody_waits_any_longer() {
        CompletableFuture<Answer> first = ask();
        assertThatThrownBy(() -> first.get(0, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        answerAll();

        assertThat(calls).isEqualTo(1);
        assertThat(ask().join().data()).isEqualTo("answer 1");
    }

    @Test
    void other_connections_other_parts_and_other_tokens_ask_for_themselves() {
        ask();
        ask(new Question(UUID.randomUUID(), PortfolioSection.HOLDINGS, 1), this::none);
        ask(new Question(QUESTION.configId(), PortfolioSection.POSITIONS, 1), this::none);
        ask(new Question(QUESTION.configId(), PortfolioSection.HOLDINGS, 2), this::none);

        assertThat(waiting).hasSize(4);
    }

    private Answer none() {
        return new Answer("", null, clock.instant());
    }

    @Test
    void what_no_thread_is_free_for_is_trouble_that_passes() {
        LiveAnswers full = new LiveAnswers(
                task -> {
                    throw new RejectedExecutionException();
                },
                new PortfolioConfig(3000, 2000, 15),
                clock);

        assertThatThrownBy(full.ask(QUESTION, this::none)::join)
                .cause()
                .isInstanceOfSatisfying(BrokerUnavailableException.class, busy -> assertThat(busy.code())
                        .isEqualTo("broker-busy"));
    }

    @Test
    void a_thread_of_the_caller_itself_does_no_harm() {
        LiveAnswers direct = new LiveAnswers(Runnable::run, new PortfolioConfig(3000, 2000, 15), clock);

        assertThat(direct.ask(QUESTION, this::none)).isCompleted();
    }
}
