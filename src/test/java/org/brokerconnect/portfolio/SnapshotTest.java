package org.brokerconnect.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.brokerconnect.portfolio.Snapshot.Replacement;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T06:00:00Z");
    private static final Instant LATER = MONDAY.plusSeconds(60);
    private static final Instant TUESDAY = MONDAY.plusSeconds(86_400);

    private final Snapshot snapshot = new Snapshot(
            UUID.randomUUID(),
            PortfolioSection.HOLDINGS,
            new Replacement("first", MONDAY, MONDAY.minusSeconds(1), false));

    @Test
    void the_first_answer_has_no_baseline() {
        assertThat(snapshot.content().reveal()).isEqualTo("first");
        assertThat(snapshot.asOf()).isEqualTo(MONDAY);
        assertThat(snapshot.baseline().isEmpty()).isTrue();
    }

    @Test
    void within_one_session_an_answer_replaces_the_previous_one_and_sets_no_baseline() {
        snapshot.replace(new Replacement("second", LATER, MONDAY.minusSeconds(1), true));

        assertThat(snapshot.content().reveal()).isEqualTo("second");
        assertThat(snapshot.asOf()).isEqualTo(LATER);
        assertThat(snapshot.baseline().isEmpty()).isTrue();
    }

    @Test
    void the_last_answer_before_a_login_becomes_the_baseline() {
        snapshot.replace(new Replacement("second", LATER, MONDAY.minusSeconds(1), true));
        snapshot.replace(new Replacement("third", TUESDAY, TUESDAY.minusSeconds(1), true));
        snapshot.replace(new Replacement("fourth", TUESDAY.plusSeconds(60), TUESDAY.minusSeconds(1), true));

        assertThat(snapshot.content().reveal()).isEqualTo("fourth");
        assertThat(snapshot.baseline().reveal()).isEqualTo("second");
    }

    @Test
    void an_answer_at_the_time_of_the_login_belongs_to_the_new_session() {
        snapshot.replace(new Replacement("second", LATER, MONDAY, true));

        assertThat(snapshot.baseline().isEmpty()).isTrue();
    }

    @Test
    void an_answer_of_another_account_clears_the_baseline() {
        snapshot.replace(new Replacement("second", TUESDAY, TUESDAY.minusSeconds(1), true));
        snapshot.replace(new Replacement("other", TUESDAY.plusSeconds(60), TUESDAY.plusSeconds(30), false));

        assertThat(snapshot.content().reveal()).isEqualTo("other");
        assertThat(snapshot.baseline().isEmpty()).isTrue();
    }

    @Test
    void an_older_answer_changes_nothing() {
        snapshot.replace(new Replacement("late", MONDAY.minusSeconds(60), MONDAY.minusSeconds(120), true));

        assertThat(snapshot.content().reveal()).isEqualTo("first");
        assertThat(snapshot.asOf()).isEqualTo(MONDAY);
    }

    @Test
    void the_baseline_of_an_answer_is_known_before_it_is_stored() {
        assertThat(snapshot.baselineFor(MONDAY.minusSeconds(1), true).isEmpty()).isTrue();
        assertThat(snapshot.baselineFor(LATER, true).reveal()).isEqualTo("first");
        assertThat(snapshot.baselineFor(LATER, false).isEmpty()).isTrue();
    }
}
