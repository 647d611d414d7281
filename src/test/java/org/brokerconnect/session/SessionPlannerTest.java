package org.brokerconnect.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brokerconnect.connection.SampleConnection.END;
import static org.brokerconnect.connection.SampleConnection.LOGIN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerDescription.RenewalStyle;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.connection.SessionPlan;
import org.brokerconnect.connection.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With warnings 60 and 10 minutes before the end, checks each 30 minutes and delays from 15 seconds to 15 minutes. */
class SessionPlannerTest {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private final SessionPlanner planner = new SessionPlanner(new FakeBroker().catalog(), Stores.SETTINGS);

    private static SessionPlanner withLeastJitter() {
        return new SessionPlanner(new FakeBroker().catalog(), Stores.SETTINGS, () -> 0);
    }

    private static SessionPlanner withMostJitter() {
        return new SessionPlanner(new FakeBroker().catalog(), Stores.SETTINGS, () -> Math.nextDown(1.0));
    }

    @Test
    void a_renewable_session_is_renewed_and_any_other_is_warned_about() {
        SessionPlan ordinary = planner.plan(FakeBroker.ID, false, END, null, LOGIN);
        SessionPlan renewable = planner.plan(FakeBroker.ID, true, END, null, LOGIN);

        assertThat(ordinary.renewAt()).isNull();
        assertThat(ordinary.warnAt()).isEqualTo(END.minus(Duration.ofMinutes(60)));
        assertThat(renewable.renewAt()).isEqualTo(END.minus(FakeBroker.LEAD));
        assertThat(renewable.warnAt()).isNull();
    }

    @Test
    void a_renewable_session_is_warned_about_before_its_grant_ends() {
        Instant grantEnd = LOGIN.plus(Duration.ofDays(7));

        SessionPlan plan = planner.plan(FakeBroker.ID, true, END, grantEnd, LOGIN);

        assertThat(plan.warnAt()).isEqualTo(grantEnd.minus(Duration.ofMinutes(60)));
        assertThat(plan.renewAt()).isEqualTo(END.minus(FakeBroker.LEAD));
    }

    @Test
    void a_session_that_is_renewed_on_use_is_renewed_by_the_timer_once_a_day() {
        BrokerCatalog onUse = new FakeBroker().renewingWhen(RenewalStyle.ON_USE).catalog();
        Instant accessEnd = LOGIN.plus(Duration.ofMinutes(15));

        SessionPlan early =
                new SessionPlanner(onUse, Stores.SETTINGS, () -> 0).plan(FakeBroker.ID, true, accessEnd, null, LOGIN);
        SessionPlan late = new SessionPlanner(onUse, Stores.SETTINGS, () -> Math.nextDown(1.0))
                .plan(FakeBroker.ID, true, accessEnd, null, LOGIN);

        assertThat(early.renewAt()).isEqualTo(LOGIN.plus(Duration.ofMinutes(24 * 60 - 24 * 12)));
        assertThat(late.renewAt()).isEqualTo(LOGIN.plus(Duration.ofMinutes(24 * 60 + 24 * 12)));
        assertThat(early.warnAt()).isNull();
    }

    @Test
    void a_renewal_whose_start_has_passed_waits_for_the_end_instead_of_looping() {
        Instant start = END.minus(FakeBroker.LEAD);

        assertThat(planner.plan(FakeBroker.ID, true, END, null, start.minus(MICROSECOND))
                        .renewAt())
                .isEqualTo(start);
        assertThat(planner.plan(FakeBroker.ID, true, END, null, start).renewAt())
                .isEqualTo(END);
    }

    @Test
    void without_the_brokers_adapter_the_renewal_is_due_at_the_end() {
        SessionPlanner alone = new SessionPlanner(new BrokerCatalog(List.of()), Stores.SETTINGS);

        assertThat(alone.plan("removed", true, END, null, LOGIN).renewAt()).isEqualTo(END);
    }

    @ParameterizedTest
    @CsvSource({"PT24H, PT60M", "PT60M0.000001S, PT60M", "PT60M, PT10M", "PT59M, PT10M", "PT10M0.000001S, PT10M"})
    void the_next_warning_is_the_first_in_the_future(Duration left, Duration lead) {
        assertThat(planner.nextWarning(END, END.minus(left))).isEqualTo(END.minus(lead));
    }

    @ParameterizedTest
    @CsvSource({"PT10M", "PT9M", "PT0S", "-PT1M"})
    void after_the_last_warning_no_other_is_due(Duration left) {
        assertThat(planner.nextWarning(END, END.minus(left))).isNull();
    }

    @Test
    void checks_have_a_jitter_of_one_fifth_in_both_directions() {
        assertThat(withLeastJitter().nextCheck(LOGIN)).isEqualTo(LOGIN.plus(Duration.ofMinutes(24)));
        assertThat(withMostJitter().nextCheck(LOGIN)).isEqualTo(LOGIN.plus(Duration.ofMinutes(36)));
        assertThat(IntStream.range(0, 100)
                        .mapToObj(i -> planner.nextCheck(LOGIN))
                        .distinct())
                .hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @CsvSource({"1, 15", "2, 30", "3, 60", "4, 120", "5, 240", "6, 480", "7, 900", "8, 900", "1000000, 900"})
    void the_delay_doubles_up_to_the_longest_and_jitter_shortens_it_by_half_at_most(int failures, long ceiling) {
        assertThat(withMostJitter().retryAt(failures, Duration.ZERO, LOGIN)).isEqualTo(LOGIN.plusSeconds(ceiling));
        assertThat(withLeastJitter().retryAt(failures, Duration.ZERO, LOGIN))
                .isEqualTo(LOGIN.plusMillis(ceiling * 500));
    }

    @Test
    void a_longer_pause_that_the_broker_requests_is_kept() {
        Duration asked = Duration.ofHours(2);

        assertThat(planner.retryAt(1, asked, LOGIN)).isEqualTo(LOGIN.plus(asked));
        assertThat(withLeastJitter().retryAt(7, Duration.ofSeconds(1), LOGIN)).isEqualTo(LOGIN.plusSeconds(450));
    }

    @Property
    void a_retry_is_neither_immediate_nor_later_than_the_longest_delay(@ForAll @IntRange(min = 1) int failures) {
        Duration pause = Duration.between(LOGIN, planner.retryAt(failures, Duration.ZERO, LOGIN));

        assertThat(pause).isBetween(Duration.ofMillis(7_500), Duration.ofMinutes(15));
    }
}
