package org.brokerconnect.broker.wire.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.logging.Level;
import org.brokerconnect.broker.BrokerException;
import org.brokerconnect.broker.PriceListener;
import org.brokerconnect.broker.Tick;
import org.brokerconnect.broker.Verdict;
import org.brokerconnect.broker.zerodha.RecordedLog;
import org.junit.jupiter.api.Test;

class ConflatingDispatcherTest {

    private static final BrokerException DOWN = new BrokerException(Verdict.TRANSIENT, "broker-down", "down");

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private Runnable duringCall = () -> {};
    private final ConflatingDispatcher dispatcher = new ConflatingDispatcher(tasks::add, new PriceListener() {
        @Override
        public void ticked(List<Tick> ticks) {
            ticks.forEach(tick -> calls.add(tick.streamKey() + "=" + tick.lastPrice()));
            duringCall.run();
        }

        @Override
        public void opened() {
            calls.add("opened");
            duringCall.run();
        }

        @Override
        public void interrupted(BrokerException why) {
            calls.add("interrupted");
        }

        @Override
        public void refused(BrokerException why) {
            calls.add("refused");
        }
    });

    @Test
    void a_slow_listener_receives_the_newest_tick_of_each_listing() {
        dispatcher.ticked(List.of(tick("a", 1), tick("b", 1)));
        dispatcher.ticked(List.of(tick("a", 2)));
        dispatcher.ticked(List.of(tick("a", 3)));

        work();

        assertThat(calls).containsExactly("a=3", "b=1");
    }

    @Test
    void one_task_runs_at_a_time_and_none_without_work() {
        dispatcher.ticked(List.of());
        assertThat(tasks).isEmpty();
        dispatcher.ticked(List.of(tick("a", 1)));
        dispatcher.ticked(List.of(tick("b", 1)));
        assertThat(tasks).hasSize(1);

        work();
        dispatcher.ticked(List.of(tick("c", 1)));

        assertThat(tasks).hasSize(1);
    }

    @Test
    void a_tick_that_arrives_during_a_call_is_delivered_after_it() {
        duringCall = () -> {
            duringCall = () -> {};
            dispatcher.ticked(List.of(tick("b", 1)));
            assertThat(calls).containsExactly("a=1");
        };
        dispatcher.ticked(List.of(tick("a", 1)));

        work();

        assertThat(calls).containsExactly("a=1", "b=1");
    }

    @Test
    void an_interruption_follows_earlier_ticks_and_an_opening_precedes_later_ticks() {
        dispatcher.opened();
        dispatcher.ticked(List.of(tick("a", 1)));
        work();
        dispatcher.ticked(List.of(tick("a", 2)));
        dispatcher.interrupted(DOWN);
        work();

        assertThat(calls).containsExactly("opened", "a=1", "a=2", "interrupted");
    }

    @Test
    void an_outdated_state_is_not_delivered() {
        dispatcher.interrupted(DOWN);
        dispatcher.opened();
        dispatcher.refused(DOWN);

        work();

        assertThat(calls).containsExactly("refused");
    }

    @Test
    void discarded_ticks_are_not_delivered() {
        dispatcher.ticked(List.of(tick("a", 1), tick("b", 1)));
        dispatcher.discard(List.of("a"));

        work();

        assertThat(calls).containsExactly("b=1");
    }

    @Test
    void a_listener_that_throws_receives_later_calls() {
        try (RecordedLog log = new RecordedLog()) {
            duringCall = () -> {
                throw new IllegalStateException("a fault of the listener");
            };
            dispatcher.opened();
            dispatcher.ticked(List.of(tick("a", 1)));
            work();

            assertThat(calls).containsExactly("opened", "a=1");
            assertThat(log.lines(Level.WARNING)).hasSize(2);
        }
    }

    @Test
    void after_stop_no_call_begins_even_within_a_batch() {
        duringCall = dispatcher::stop;
        dispatcher.opened();
        dispatcher.ticked(List.of(tick("a", 1)));
        work();

        dispatcher.ticked(List.of(tick("a", 2)));
        dispatcher.refused(DOWN);

        assertThat(tasks).isEmpty();
        assertThat(calls).containsExactly("opened");
    }

    private void work() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private static Tick tick(String key, long price) {
        return new Tick(key, BigDecimal.valueOf(price));
    }
}
