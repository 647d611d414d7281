package org.brokerconnect.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.portfolio.Snapshot.Newer;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T06:00:00Z");
    private static final Instant LATER = MONDAY.plusSeconds(60);
    private static final Instant TUESDAY = MONDAY.plusSeconds(86_400);

    private final Snapshot snapshot = new Snapshot(
            UUID.randomUUID(), PortfolioSection.HOLDINGS, new Newer("first", MONDAY, MONDAY.minusSeconds(1), false));

    @Test
    void the_first_answer_has_nothing_to_compare_with() {
        assertThat(snapshot.content().reveal()).isEqualTo("first");
        assertThat(snapshot.asOf()).isEqualTo(MONDAY);
        assertThat(snapshot.baseline().isEmpty()).isTrue();
    }

    @Test
    void within_one_session_an_answer_takes_the_place_of_the_one_before() {
        snapshot.replace(new Newer("second", LATER, MONDAY.minusSeconds(1), true));

        assertThat(snapshot.content().reveal()).isEqualTo("second");
        assertThat(snapshot.asOf()).isEqualTo(LATER);
        assertThat(snapshot.baseline().isEmpty()).isTrue();
    }

    @Test
    void the_last_answer_before_a_login_stays_to_compare_with() {
        snapshot.replace(new Newer("second", LATER, MONDAY.minusSeconds(1), true));
        snapshot.replace(new Newer("third", TUESDAY, TUESDAY.minusSeconds(1), true));
        snapshot.replace(new Newer("fourth", TUESDAY.plusSeconds(60), TUESDAY.minusSeconds(1), true));

        assertThat(snapshot.content().reveal()).isEqualTo("fourth");
        assertThat(snapshot.baseline().reveal()).isEqualTo("second");
    }

    @Test
    void an_answer_got_at_the_moment_of_the_login_belongs_to_it() {
        snapshot.replace(new Newer("second", LATER, MONDAY, true));

        assertThat(snapshot.baseline().isEmpty()).isTrue();
    }

    @Test
    void another_account_is_compared_with_nothing() {
        snapshot.replace(new Newer("second", TUESDAY, TUESDAY.minusSeconds(1), true));
        snapshot.replace(new Newer("other", TUESDAY.plusSeconds(60), TUESDAY.plusSeconds(30), false));

        assertThat(snapshot.content().reveal()).isEqualTo("other");
        assertThat(snapshot.baseline().isEmpty()).isTrue();
    }
}
