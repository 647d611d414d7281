package org.brokerconnect.broker.zerodha.stream;

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
import org.brokerconnect.broker.zerodha.EveryLog;
import org.junit.jupiter.api.Test;

class ConflatingDispatcherTest {

    private static final BrokerException GONE = new BrokerException(Verdict.TRANSIENT, "broker-down", "gone");

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private final ConflatingDispatcher delivery = new ConflatingDispatcher(tasks::add, new PriceListener() {
        @Override
        public void ticked(List<Tick> ticks) {
            ticks.forEach(tick -> heard.add(tick.streamKey() + "=" + tick.lastPrice()));
            meanwhile.run();
        }

        @Override
        public void opened() {
            heard.add("opened");
            meanwhile.run();
        }

        @Override
        public void interrupted(BrokerException why) {
            heard.add("interrupted");
        }

        @Override
        public void refused(BrokerException why) {
            heard.add("refused");
        }
    });

    @Test
    void a_listener_that_is_slow_hears_the_newest_of_each() {
        delivery.ticked(List.of(tick("a", 1), tick("b", 1)));
        delivery.ticked(List.of(tick("a", 2)));
        delivery.ticked(List.of(tick("a", 3)));

        work();

        assertThat(heard).containsExactly("a=3", "b=1");
    }

    @Test
    void there_is_one_task_at_a_time_and_none_without_work() {
        delivery.ticked(List.of());
        assertThat(tasks).isEmpty();
        delivery.ticked(List.of(tick("a", 1)));
        delivery.ticked(List.of(tick("b", 1)));
        assertThat(tasks).hasSize(1);

        work();
        delivery.ticked(List.of(tick("c", 1)));

        assertThat(tasks).hasSize(1);
    }

    @Test
    void what_comes_during_a_call_follows_it() {
        meanwhile = () -> {
            meanwhile = () -> {};
            delivery.ticked(List.of(tick("b", 1)));
            assertThat(heard).containsExactly("a=1");
        };
        delivery.ticked(List.of(tick("a", 1)));

        work();

        assertThat(heard).containsExactly("a=1", "b=1");
    }

    @Test
    void bad_news_follows_the_ticks_that_it_ends_and_good_news_precedes_those_that_it_begins() {
        delivery.good(PriceListener::opened);
        delivery.ticked(List.of(tick("a", 1)));
        work();
        delivery.ticked(List.of(tick("a", 2)));
        delivery.bad(to -> to.interrupted(GONE));
        work();

        assertThat(heard).containsExactly("opened", "a=1", "a=2", "interrupted");
    }

    @Test
    void outdated_news_is_not_told() {
        delivery.bad(to -> to.interrupted(GONE));
        delivery.good(PriceListener::opened);
        delivery.bad(to -> to.refused(GONE));

        work();

        assertThat(heard).containsExactly("refused");
    }

    @Test
    void what_was_let_go_is_not_delivered() {
        delivery.ticked(List.of(tick("a", 1), tick("b", 1)));
        delivery.forget(List.of("a"));

        work();

        assertThat(heard).containsExactly("b=1");
    }

    @Test
    void a_listener_that_throws_hears_the_next_all_the_same() {
        try (EveryLog log = new EveryLog()) {
            meanwhile = () -> {
                throw new IllegalStateException("a fault of the listener");
            };
            delivery.good(PriceListener::opened);
            delivery.ticked(List.of(tick("a", 1)));
            work();

            assertThat(heard).containsExactly("opened", "a=1");
            assertThat(log.lines(Level.WARNING)).hasSize(2);
        }
    }

    @Test
    void after_the_end_there_is_nothing_even_in_the_middle_of_a_delivery() {
        meanwhile = delivery::stop;
        delivery.good(PriceListener::opened);
        delivery.ticked(List.of(tick("a", 1)));
        work();

        delivery.ticked(List.of(tick("a", 2)));
        delivery.bad(to -> to.refused(GONE));

        assertThat(tasks).isEmpty();
        assertThat(heard).containsExactly("opened");
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
