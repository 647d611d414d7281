package org.brokerconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brokerconnect.connection.SampleConnection.END;
import static org.brokerconnect.connection.SampleConnection.LOGIN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.FakeBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is due when, with warnings 60 and 10 minutes before the end, checks each 30 minutes, and pauses from 15 seconds to 15 minutes. */
class SessionPlannerTest {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private final SessionPlanner planner = with(RandomGenerator.getDefault());

    private static SessionPlanner with(RandomGenerator chance) {
        return new SessionPlanner(new FakeBroker().catalog(), Stores.SETTINGS, chance);
    }

    /** Chance that always gives the least, or the most, that it is asked for. */
    private static RandomGenerator always(boolean least) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }

            @Override
            public long nextLong(long from, long bound) {
                return least ? from : bound - 1;
            }
        };
    }

    @Test
    void a_session_that_cannot_be_renewed_is_warned_of_and_one_that_can_is_renewed() {
        SessionPlan ordinary = planner.plan(FakeBroker.ID, false, END, LOGIN);
        SessionPlan renewable = planner.plan(FakeBroker.ID, true, END, LOGIN);

        assertThat(ordinary.renewAt()).isNull();
        assertThat(ordinary.warnAt()).isEqualTo(END.minus(Duration.ofMinutes(60)));
        assertThat(renewable.renewAt()).isEqualTo(END.minus(FakeBroker.LEAD));
        assertThat(renewable.warnAt()).isNull();
    }

    @Test
    void a_renewal_whose_time_has_come_already_waits_for_the_end_instead_of_being_made_over_and_over() {
        Instant start = END.minus(FakeBroker.LEAD);

        assertThat(planner.plan(FakeBroker.ID, true, END, start.minus(MICROSECOND))
                        .renewAt())
                .isEqualTo(start);
        assertThat(planner.plan(FakeBroker.ID, true, END, start).renewAt()).isEqualTo(END);
    }

    @Test
    void a_broker_that_is_no_longer_installed_is_renewed_at_the_end() {
        SessionPlanner alone = new SessionPlanner(new BrokerCatalog(List.of()), Stores.SETTINGS);

        assertThat(alone.plan("gone", true, END, LOGIN).renewAt()).isEqualTo(END);
    }

    @ParameterizedTest
    @CsvSource({"PT24H, PT60M", "PT60M0.000001S, PT60M", "PT60M, PT10M", "PT59M, PT10M", "PT10M0.000001S, PT10M"})
    void the_next_warning_is_the_first_that_still_lies_ahead(Duration left, Duration lead) {
        assertThat(planner.nextWarning(END, END.minus(left))).isEqualTo(END.minus(lead));
    }

    @ParameterizedTest
    @CsvSource({"PT10M", "PT9M", "PT0S", "-PT1M"})
    void after_the_last_warning_there_is_none(Duration left) {
        assertThat(planner.nextWarning(END, END.minus(left))).isNull();
    }

    @Test
    void checks_are_spread_by_a_fifth_to_both_sides() {
        assertThat(with(always(true)).nextCheck(LOGIN)).isEqualTo(LOGIN.plus(Duration.ofMinutes(24)));
        assertThat(with(always(false)).nextCheck(LOGIN)).isEqualTo(LOGIN.plus(Duration.ofMinutes(36)));
        assertThat(IntStream.range(0, 100)
                        .mapToObj(i -> planner.nextCheck(LOGIN))
                        .distinct())
                .hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @CsvSource({"1, 15", "2, 30", "3, 60", "4, 120", "5, 240", "6, 480", "7, 900", "8, 900", "1000000, 900"})
    void the_pause_doubles_up_to_the_longest_and_chance_takes_half_of_it_at_most(int failures, long ceiling) {
        assertThat(with(always(false)).retryAt(failures, Duration.ZERO, LOGIN)).isEqualTo(LOGIN.plusSeconds(ceiling));
        assertThat(with(always(true)).retryAt(failures, Duration.ZERO, LOGIN))
                .isEqualTo(LOGIN.plusMillis(ceiling * 500));
    }

    @Test
    void a_broker_that_asks_for_a_longer_pause_gets_it() {
        Duration asked = Duration.ofHours(2);

        assertThat(planner.retryAt(1, asked, LOGIN)).isEqualTo(LOGIN.plus(asked));
        assertThat(with(always(true)).retryAt(7, Duration.ofSeconds(1), LOGIN)).isEqualTo(LOGIN.plusSeconds(450));
    }

    @Property
    void a_try_is_never_made_at_once_and_never_later_than_the_longest_pause(@ForAll @IntRange(min = 1) int failures) {
        Duration pause = Duration.between(LOGIN, planner.retryAt(failures, Duration.ZERO, LOGIN));

        assertThat(pause).isBetween(Duration.ofMillis(7_500), Duration.ofMinutes(15));
    }
}
