package org.brokerconnect.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class UrgencyTest {

    @Test
    void work_is_a_persons_unless_it_says_otherwise() {
        assertThat(Urgency.current()).isEqualTo(Urgency.PERSON);

        Urgency.BACKGROUND.during(() -> assertThat(Urgency.current()).isEqualTo(Urgency.BACKGROUND));

        assertThat(Urgency.current()).isEqualTo(Urgency.PERSON);
    }

    @Test
    void the_innermost_counts_and_the_outer_is_back_after_it_whatever_happens() {
        Urgency.BACKGROUND.during(() -> {
            assertThatThrownBy(() -> Urgency.LOGIN.during(() -> {
                        assertThat(Urgency.current()).isEqualTo(Urgency.LOGIN);
                        throw new IllegalStateException("a test");
                    }))
                    .hasMessage("a test");

            assertThat(Urgency.current()).isEqualTo(Urgency.BACKGROUND);
        });
    }

    @Test
    void another_threads_work_is_its_own() {
        Urgency elsewhere = Urgency.BACKGROUND.during(
                () -> CompletableFuture.supplyAsync(Urgency::current).join());

        assertThat(elsewhere).isEqualTo(Urgency.PERSON);
    }
}
