package org.brokerconnect.sandbox.upstox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.brokerconnect.sandbox.kite.SandboxClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateWindowsTest {

    private final SandboxClock clock = new SandboxClock(null);
    private final RateWindows windows = new RateWindows(true, clock);

    @BeforeEach
    void freeze() {
        clock.freeze(Instant.parse("2026-11-25T05:00:00Z"));
    }

    private void call() {
        windows.acquire("UP1234", "/v2/user/profile");
    }

    /** How many calls pass in this time, with one try in each step. */
    private int passed(Duration time, Duration step) {
        int passed = 0;
        for (long at = 0; at < time.toMillis(); at += step.toMillis()) {
            try {
                call();
                passed++;
            } catch (UpstoxError refused) {
                assertThat(refused.status()).isEqualTo(429);
            }
            clock.advance(step);
        }
        return passed;
    }

    @Test
    void fifty_calls_pass_in_a_second_for_each_person_and_route() {
        for (int i = 0; i < 50; i++) {
            call();
        }

        assertThatThrownBy(this::call).isInstanceOf(UpstoxError.class);
        assertThatCode(() -> windows.acquire("UP5678", "/v2/user/profile")).doesNotThrowAnyException();
        assertThatCode(() -> windows.acquire("UP1234", "/v2/logout")).doesNotThrowAnyException();
        clock.advance(Duration.ofSeconds(1));
        assertThatCode(this::call).doesNotThrowAnyException();
    }

    @Test
    void five_hundred_calls_pass_in_a_minute() {
        assertThat(passed(Duration.ofMinutes(1), Duration.ofMillis(50))).isEqualTo(500);
    }

    @Test
    void a_call_in_each_second_reaches_no_limit_and_two_reach_that_of_half_an_hour() {
        assertThat(passed(Duration.ofMinutes(30), Duration.ofSeconds(1))).isEqualTo(1_800);
        windows.reset();
        assertThat(passed(Duration.ofMinutes(30), Duration.ofMillis(500))).isEqualTo(2_000);
    }
}
