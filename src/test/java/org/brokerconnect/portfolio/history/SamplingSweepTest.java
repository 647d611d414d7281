package org.brokerconnect.portfolio.history;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.brokerconnect.PartialFake;
import org.brokerconnect.audit.SecretAudit;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.Priority;
import org.brokerconnect.connection.Stores;
import org.brokerconnect.connection.WithStores;
import org.brokerconnect.market.TestMarkets;
import org.brokerconnect.portfolio.HoldingsFetched;
import org.brokerconnect.portfolio.LivePortfolio;
import org.brokerconnect.portfolio.SampleAnswers;
import org.brokerconnect.portfolio.SampleHolding;
import org.brokerconnect.portfolio.SnapshotStore;
import org.brokerconnect.sandbox.run.EmbeddedMariaDb;
import org.brokerconnect.scheduling.ManagedExecutors;
import org.brokerconnect.scheduling.ParallelRunner;
import org.brokerconnect.session.BrokerCalls;
import org.brokerconnect.session.SweepConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Background samples with a real database. The market is open from 08:00 to 16:00 UTC; 2026-11-23 is a Monday. */
@WithStores
class SamplingSweepTest {

    private static final Instant MORNING = Instant.parse("2026-11-23T07:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Stores stores;
    private final EmbeddedMariaDb database;
    private final ExecutorService pool = Executors.newFixedThreadPool(20);
    private final AtomicInteger samples = new AtomicInteger();
    private final HistoryConfig history = new HistoryConfig(15, 30, 30, 8);
    private SamplingStore samplings;

    SamplingSweepTest(Stores stores, EmbeddedMariaDb database) {
        this.stores = stores;
        this.database = database;
    }

    @BeforeEach
    void start_a_trading_day() {
        stores.clock.set(MORNING);
        samplings = samplingsOf(stores);
        stores.duringEachChange(samplings::follow);
        open(stores);
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    private SamplingStore samplingsOf(Stores node) {
        node.provide(history);
        return node.bean(SamplingStore.class);
    }

    private void open(Stores node) {
        node.broker.withHoldings(context -> {
            assertThat(context.priority()).isEqualTo(Priority.BACKGROUND);
            samples.incrementAndGet();
            return List.of(SampleHolding.of("X").settled("10").at("1", "2", "3").build());
        });
    }

    private SamplingSweep sweepOf(Stores node) {
        ManagedExecutors threads = new ManagedExecutors() {
            @Override
            public ManagedExecutorService executor() {
                return PartialFake.of(ManagedExecutorService.class, Map.of("execute", arguments -> {
                    pool.execute((Runnable) arguments[0]);
                    return null;
                }));
            }
        };
        HistoryRecorder recorder = new HistoryRecorder(
                node.bean(ValueStore.class),
                node.bean(ValueContents.class),
                node.broker.catalog(),
                TestMarkets.FAKE,
                SampleAnswers.config(),
                history);
        LivePortfolio live = SampleAnswers.livePortfolio(
                node.bean(BrokerCalls.class),
                node.bean(SnapshotStore.class),
                node.sessions,
                node.shared(SecretAudit.class),
                firingTo(recorder),
                pool,
                node.clock);
        return new SamplingSweep(
                samplingsOf(node),
                node.connections,
                node.broker.catalog(),
                TestMarkets.FAKE,
                new SamplingPlan(history),
                history,
                new SweepConfig(5, 100, 4, 730, 365),
                recorder,
                live,
                new ParallelRunner(threads),
                node.clock);
    }

    @SuppressWarnings("unchecked")
    private static Event<HoldingsFetched> firingTo(HistoryRecorder recorder) {
        return PartialFake.of(Event.class, Map.of("fire", arguments -> {
            recorder.recordValue((HoldingsFetched) arguments[0]);
            return null;
        }));
    }

    private void connect(int count) {
        IntStream.range(0, count).forEach(n -> stores.connected("asha", MORNING.plus(Duration.ofDays(1))));
    }

    private List<?> points(String resolution) {
        return stores.query("select day from portfolio_value where resolution = '" + resolution + "'");
    }

    @Test
    void two_nodes_share_the_due_samples_and_read_each_portfolio_once() {
        connect(50);
        try (Stores other = Stores.on(database)) {
            open(other);
            stores.clock.set(NOON);
            other.clock.set(NOON);
            List<SamplingSweep> sweeps = List.of(sweepOf(stores), sweepOf(other));

            sweeps.stream()
                    .map(sweep -> CompletableFuture.runAsync(sweep::run, pool))
                    .toList()
                    .forEach(CompletableFuture::join);
            sweeps.forEach(SamplingSweep::run);
        }

        assertThat(samples).hasValue(50);
        assertThat(points("DAY")).hasSize(50);
        assertThat(points("INTRADAY")).hasSize(50);
        assertThat(stores.query("select count(*) from portfolio_sampling where next_at <= '2026-11-23 12:10:00'"))
                .asString()
                .isEqualTo("[0]");
    }

    @Test
    void an_account_that_fails_is_retried_and_does_not_stop_the_others() {
        connect(3);
        AtomicInteger calls = new AtomicInteger();
        stores.broker.withHoldings(context -> {
            if (calls.incrementAndGet() == 1) {
                throw new BrokerUnavailableException("broker-down", "away", null);
            }
            return List.of();
        });
        SamplingSweep sweep = sweepOf(stores);
        stores.clock.set(NOON);

        sweep.run();
        sweep.run();
        assertThat(calls).hasValue(3);
        assertThat(points("DAY")).hasSize(2);

        stores.clock.advance(Duration.ofMinutes(20));
        sweep.run();
        assertThat(points("DAY")).hasSize(3);
    }

    @Test
    void a_new_session_is_not_sampled_for_an_interval() {
        stores.clock.set(NOON);
        UUID id = stores.connected("asha", NOON.plus(Duration.ofDays(1)));
        stores.update("update portfolio_sampling set next_at = ?", NOON);
        SamplingSweep sweep = sweepOf(stores);

        sweep.run();
        stores.clock.advance(Duration.ofMinutes(14));
        sweep.run();
        assertThat(samples).hasValue(0);

        stores.clock.advance(Duration.ofMinutes(1));
        sweep.run();
        assertThat(samples).hasValue(1);
        assertThat(stores.read(id).session()).isPresent();
    }

    @Test
    void a_sample_claimed_by_a_node_that_died_is_taken_by_a_later_run() {
        connect(1);
        stores.clock.set(NOON);
        assertThat(samplings.takeDue(10)).hasSize(1);
        SamplingSweep sweep = sweepOf(stores);

        sweep.run();
        assertThat(samples).hasValue(0);

        stores.clock.advance(Duration.ofMinutes(1));
        sweep.run();
        assertThat(samples).hasValue(1);
    }

    @Test
    void an_ended_session_is_never_due() {
        UUID id = stores.setUp("asha");
        connect(1);
        UUID connected = UUID.fromString(
                stores.query("select config_id from broker_session").get(0).toString());
        stores.sessions.requireLogin(connected, stores.tokenVersion(connected), "session-ended");

        samplings.scheduleNext(connected, MORNING);
        samplings.scheduleNext(id, MORNING);

        stores.clock.set(NOON);
        assertThat(samplings.takeDue(10)).isEmpty();
        assertThat(stores.query("select count(*) from portfolio_sampling"))
                .asString()
                .isEqualTo("[0]");
    }
}
