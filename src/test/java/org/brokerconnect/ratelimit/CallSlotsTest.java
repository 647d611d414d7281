package org.brokerconnect.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.CallNotSentException;
import org.brokerconnect.broker.RateLimiter.Slot;
import org.brokerconnect.config.InvalidSettingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of calls to a broker that do not depend on the API key. */
class CallSlotsTest {

    private static final String BROKER = "zerodha";
    private static final int LARGE = 100_000;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void clear_the_interrupt_flag() {
        Thread.interrupted();
    }

    /** Slots that wait this long. */
    private CallSlots slots(int personCalls, int concurrent, int serverCalls, int waitMillis) {
        RateLimitConfig waits = new RateLimitConfig(1250, 8000, waitMillis, 5000, 1, 1000);
        return new CallSlots(new CallSlotConfig(personCalls, concurrent, serverCalls, waits), meters, new ManualTime());
    }

    private static int entered(CallSlots slots, String person, int calls) {
        int entered = 0;
        for (int call = 0; call < calls; call++) {
            try {
                slots.enter(BROKER, person);
                entered++;
            } catch (CallNotSentException refused) {
                assertThat(refused.code()).isEqualTo("broker-busy");
                assertThat(CallNotSentException.isCode(refused.code())).isTrue();
            }
        }
        return entered;
    }

    @Test
    void one_person_occupies_few_connections_and_others_get_theirs() {
        CallSlots slots = slots(LARGE, 8, LARGE, 0);

        assertThat(entered(slots, "asha", 60)).isEqualTo(8);
        assertThat(entered(slots, "bela", 60)).isEqualTo(8);
    }

    @Test
    void a_call_that_has_ended_makes_room() {
        CallSlots slots = slots(LARGE, 1, LARGE, 0);
        slots.enter(BROKER, "asha").close();

        assertThat(entered(slots, "asha", 2)).isEqualTo(1);
    }

    @Test
    void the_calls_of_a_person_in_a_second_are_limited() {
        CallSlots slots = slots(5, LARGE, LARGE, 0);

        assertThat(entered(slots, "asha", 60)).isEqualTo(5);
        assertThat(entered(slots, "bela", 5)).isEqualTo(5);
    }

    @Test
    void the_calls_of_the_node_in_a_second_are_limited_and_include_those_of_nobody_in_particular() {
        CallSlots slots = slots(LARGE, LARGE, 2, 0);

        int all = entered(slots, "asha", 1) + entered(slots, null, 1) + entered(slots, "bela", 30);

        assertThat(all).isEqualTo(2);
        assertThat(slots.enter("another", "asha")).isNotNull();
    }

    @Test
    void a_refused_call_leaves_no_slot_occupied() {
        CallSlots slots = slots(LARGE, 2, 1, 0);
        entered(slots, "asha", 30);

        assertThat(meters.get("broker_connect_broker_call_limits")
                        .tags("broker", BROKER, "limit", "person-concurrent", "result", "allowed")
                        .counter()
                        .count())
                .as("calls that passed the person's slots, and were refused by the limit of the node")
                .isGreaterThan(20);
    }

    @Test
    void a_call_waits_for_its_slot_and_says_so() throws Exception {
        CallSlots slots = slots(LARGE, 1, LARGE, 60_000);
        Slot first = slots.enter(BROKER, "asha");
        assertThat(first.hasWaited()).isFalse();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            List<Thread> waiting = new ArrayList<>();
            Future<Slot> second = thread.submit(() -> {
                waiting.add(Thread.currentThread());
                return slots.enter(BROKER, "asha");
            });
            while (waiting.isEmpty() || waiting.get(0).getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            first.close();

            assertThat(second.get().hasWaited()).isTrue();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void an_interrupted_wait_is_no_refusal() {
        CallSlots slots = slots(LARGE, 1, LARGE, 60_000);
        slots.enter(BROKER, "asha");
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(BrokerUnavailableException.class)
                .isThrownBy(() -> slots.enter(BROKER, "asha"))
                .satisfies(interrupted -> assertThat(interrupted.code()).isEqualTo("broker-call-interrupted"));
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 100_001})
    void a_limit_out_of_range_stops_the_start(int limit) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> slots(1, limit, 1, 0))
                .withMessage("The setting quota.person-concurrent-calls must be between 1 and 100000");
    }
}
