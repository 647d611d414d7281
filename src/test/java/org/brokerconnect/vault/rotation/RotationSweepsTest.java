package org.brokerconnect.vault.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a rotation that need no database. */
class RotationSweepsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T03:30:00Z");

    private static final class CountedRefresh extends RingRefresh {

        private int runs;

        @Override
        public void run() {
            runs++;
        }
    }

    @Test
    void a_node_refreshes_its_key_ring_at_its_start_and_each_second() {
        CountedRefresh refresh = new CountedRefresh();
        KeySweep sweep = new KeySweep(refresh);

        new RotationStart(refresh).run();
        assertThat(refresh.runs).isEqualTo(1);
        sweep.run();
        assertThat(refresh.runs).isEqualTo(2);
        assertThat(sweep.name()).isEqualTo("keys");
        assertThat(sweep.interval()).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;", "A", "a-b", "a'"})
    void a_name_with_other_characters_than_those_of_the_schema_gets_into_no_statement(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new SealedField(name, "id", "content_sealed"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SealedField("portfolio_value", name, "a_sealed"));
        assertThatIllegalArgumentException().isThrownBy(() -> new SealedField("portfolio_value", "id", name));
    }

    @Test
    void the_rate_of_a_rotation_is_known_after_a_second() {
        Rotation rotation = new Rotation();
        rotation.promote(1, BEGIN);
        assertThat(rotation.perSecond()).isEmpty();

        assertThat(rotation.add(100, BEGIN)).isTrue();
        assertThat(rotation.add(100, BEGIN.plusMillis(999))).isFalse();
        assertThat(rotation.perSecond()).isEmpty();

        rotation.add(100, BEGIN.plusMillis(1_000));
        assertThat(rotation.perSecond()).contains(new BigDecimal("300.0"));
        rotation.add(1, BEGIN.plusMillis(2_000));
        assertThat(rotation.perSecond()).contains(new BigDecimal("150.5"));
    }

    @Test
    void a_rotation_finishes_once_after_each_promotion() {
        Rotation rotation = new Rotation();
        rotation.promote(1, BEGIN);

        assertThat(rotation.finish(2, BEGIN.plusSeconds(1))).isTrue();
        assertThat(rotation.finish(1, BEGIN.plusSeconds(2))).isFalse();
        assertThat(rotation.finishedAt()).contains(BEGIN.plusSeconds(1));
        assertThat(rotation.unreadable()).isEqualTo(1);

        rotation.promote(2, BEGIN.plusSeconds(3));
        assertThat(rotation.finishedAt()).isEmpty();
        assertThat(rotation.finish(0, BEGIN.plusSeconds(4))).isTrue();
    }
}
