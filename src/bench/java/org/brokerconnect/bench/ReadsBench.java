package org.brokerconnect.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.brokerconnect.journey.Account;
import org.brokerconnect.journey.Person;
import org.brokerconnect.journey.TestEnvironment;
import org.brokerconnect.journey.WithTestEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B1 and the cached part of B2: what reads cost beside a constant answer behind the same sign-in. */
@WithTestEnvironment
class ReadsBench {

    private static final String CONSTANT = "/api/brokers";
    private static final String STATUS = "/api/broker/status";
    private static final int ROUNDS = 5;
    private static final int PER_SECOND = 150;
    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final Duration WARM_UP = Duration.ofSeconds(40);

    private final TestEnvironment environment;
    private final Load load;
    private Account live;

    ReadsBench(TestEnvironment environment) {
        this.environment = environment;
        load = new Load(environment.url(), environment.bearer("investor"));
    }

    @BeforeEach
    void connect_a_person_with_three_connections() {
        Person person = Person.named("investor", environment);
        live = person.setUp();
        live.connectAs("AB1234");
        person.setUp();
        person.setUp();
    }

    /** The constant and the read in turns, after a warm-up of both. */
    private record Turns(List<Sample> constant, List<Sample> read) {

        List<Double> limits() {
            return constant.stream().map(Sample::millis).toList();
        }

        List<Double> measured() {
            return read.stream().map(Sample::millis).toList();
        }

        double perRequest(ToLongFunction<Statements> count) {
            long requests =
                    read.stream().mapToLong(each -> each.load().requests()).sum();
            long all = read.stream().map(Sample::statements).mapToLong(count).sum();
            long idle =
                    constant.stream().map(Sample::statements).mapToLong(count).sum();
            return (all - idle) / (double) requests;
        }
    }

    private Turns measure(String path) throws SQLException {
        load.run(CONSTANT, PER_SECOND, WARM_UP.dividedBy(2));
        load.run(path, PER_SECOND, WARM_UP);
        Turns turns = new Turns(new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < ROUNDS; round++) {
            turns.constant().add(Sample.of(environment, load, CONSTANT, PER_SECOND, ROUND));
            turns.read().add(Sample.of(environment, load, path, PER_SECOND, ROUND));
        }
        turns.read().forEach(sample -> assertThat(sample.load().failures()).isZero());
        return turns;
    }

    private static void report(String id, String what, Turns turns, double target) {
        double ratio = Figure.median(turns.limits()) / Figure.median(turns.measured());
        Report.add(new Figure(
                id,
                what + ", ms of processor time of server and database",
                turns.measured(),
                turns.limits(),
                "ratio ≥ " + target,
                ratio >= target));
    }

    private static void reportStatements(String id, Turns turns) {
        double roundTrips = turns.perRequest(Statements::roundTrips);
        double writes = turns.perRequest(Statements::writes);
        Report.add(new Figure(
                id + "s", "round trips to the database", List.of(roundTrips), List.of(), "1", roundTrips < 1.1));
        Report.add(new Figure(id + "w", "writes", List.of(writes), List.of(), "0", writes < 0.01));
    }

    @Test
    void status_of_three_connections() throws Exception {
        Turns turns = measure(STATUS);
        report("B1", "status of three connections", turns, 0.6);
        reportStatements("B1", turns);
        List<Double> millis = turns.measured();
        Report.add(new Figure("B1t", "the same, in all", millis, List.of(), "≤ 1.1 ms", Figure.median(millis) <= 1.1));
    }

    @Test
    void cached_portfolio() throws Exception {
        Turns turns = measure("/api/portfolio/" + live.id());
        report("B2c", "portfolio while its answer is fresh", turns, 0.5);
        reportStatements("B2c", turns);
    }
}
