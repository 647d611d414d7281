package org.brokerconnect.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.brokerconnect.PartialFake;
import org.brokerconnect.problem.LogOf;
import org.junit.jupiter.api.Test;

class SweepTimerTest {

    private final ManualOutage outage = new ManualOutage();
    private final ManualDrain drain = new ManualDrain();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger runs = new AtomicInteger();
    private final Map<Object, List<Object>> intervalsMillis = new HashMap<>();
    private final List<Boolean> persistent = new ArrayList<>();

    private record TestSweep(String name, Duration interval, Runnable work) implements Sweep {
        @Override
        public void run() {
            work.run();
        }
    }

    private SweepTimer timerOf(Sweep... sweeps) {
        TimerService timers = PartialFake.of(TimerService.class, Map.of("createIntervalTimer", arguments -> {
            TimerConfig config = (TimerConfig) arguments[2];
            intervalsMillis.put(config.getInfo(), List.of(arguments[0], arguments[1]));
            persistent.add(config.isPersistent());
            return null;
        }));
        return new SweepTimer(Stream.of(sweeps), meters, outage, drain, timers);
    }

    private static Timer expired(String name) {
        return PartialFake.of(Timer.class, Map.of("getInfo", arguments -> name));
    }

    private Sweep sweep(String name, Runnable work) {
        return new TestSweep(name, Duration.ofSeconds(5), work);
    }

    @Test
    void each_sweep_gets_a_timer_of_its_own_interval_that_does_not_survive_the_server() {
        timerOf(
                        new TestSweep("often", Duration.ofSeconds(1), () -> {}),
                        new TestSweep("seldom", Duration.ofMinutes(10), () -> {}))
                .start();

        assertThat(intervalsMillis)
                .containsEntry("often", List.of(1_000L, 1_000L))
                .containsEntry("seldom", List.of(600_000L, 600_000L))
                .hasSize(2);
        assertThat(persistent).containsOnly(false);
    }

    @Test
    void a_timer_runs_the_sweep_that_it_names() {
        SweepTimer timer = timerOf(sweep("mine", runs::incrementAndGet), sweep("other", () -> runs.addAndGet(100)));

        timer.run(expired("mine"));
        timer.run(expired("mine"));

        assertThat(runs).hasValue(2);
    }

    @Test
    void a_sweep_that_fails_does_not_stop_its_timer_and_runs_again() {
        SweepTimer timer = timerOf(sweep("test", () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("the database is unavailable");
        }));

        assertThatCode(() -> timer.run(expired("test"))).doesNotThrowAnyException();
        timer.run(expired("test"));

        assertThat(runs).hasValue(2);
        assertThat(ended()).isEqualTo(2);
    }

    @Test
    void sweeps_do_not_run_while_the_database_does_not_respond() {
        SweepTimer timer = timerOf(sweep("test", runs::incrementAndGet));
        outage.lasts(Duration.ofSeconds(1));
        timer.run(expired("test"));
        assertThat(runs).hasValue(0);
        assertThat(begun()).isZero();

        outage.end();
        timer.run(expired("test"));

        assertThat(runs).hasValue(1);
    }

    @Test
    void no_sweep_begins_on_a_node_that_is_to_be_stopped() {
        SweepTimer timer = timerOf(sweep("test", runs::incrementAndGet));
        drain.begin();

        timer.run(expired("test"));

        assertThat(runs).hasValue(0);
        assertThat(begun()).isZero();
    }

    @Test
    void a_failure_that_the_database_caused_is_not_logged_with_a_stack_trace() {
        try (LogOf log = LogOf.of(SweepTimer.class)) {
            timerOf(sweep("test", () -> {
                        throw new IllegalStateException("the database is away");
                    }))
                    .run(expired("test"));
            timerOf(sweep("test", () -> {
                        throw new IllegalStateException("a bug");
                    }))
                    .run(expired("test"));

            assertThat(log.records())
                    .filteredOn(record -> record.getLevel().intValue() >= Level.INFO.intValue())
                    .singleElement()
                    .satisfies(record -> assertThat(record.getThrown()).hasMessage("a bug"));
        }
    }

    @Test
    void an_error_does_not_stop_the_timer_either() {
        SweepTimer timer = timerOf(sweep("test", () -> {
            runs.incrementAndGet();
            throw new StackOverflowError();
        }));

        timer.run(expired("test"));
        timer.run(expired("test"));

        assertThat(runs).hasValue(2);
    }

    @Test
    void a_sweep_that_still_runs_is_not_started_again_and_the_others_are() {
        List<SweepTimer> timer = new ArrayList<>();
        timer.add(timerOf(
                sweep("test", () -> {
                    runs.incrementAndGet();
                    timer.get(0).run(expired("test"));
                    timer.get(0).run(expired("other"));
                }),
                sweep("other", () -> runs.addAndGet(100))));

        timer.get(0).run(expired("test"));

        assertThat(runs).hasValue(101);
    }

    @Test
    void a_sweep_that_does_not_end_is_counted_as_started_only() {
        SweepTimer timer =
                timerOf(sweep("test", () -> assertThat(begun() - ended()).isOne()));

        timer.run(expired("test"));

        assertThat(begun()).isEqualTo(ended()).isOne();
    }

    private long begun() {
        return (long)
                meters.counter("broker_connect_sweeps_begun", "sweep", "test").count();
    }

    private long ended() {
        return meters.timer("broker_connect_sweeps", "sweep", "test").count();
    }
}
