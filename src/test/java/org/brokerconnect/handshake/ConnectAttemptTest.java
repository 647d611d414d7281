package org.brokerconnect.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brokerconnect.handshake.SampleAttempt.STARTED_AT;
import static org.brokerconnect.handshake.SampleAttempt.UNTIL;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.brokerconnect.connection.SampleConnection;
import org.junit.jupiter.api.Test;

class ConnectAttemptTest {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private final ConnectAttempt attempt = SampleAttempt.open();

    @Test
    void an_attempt_is_open_until_exactly_its_expiry() {
        assertThat(attempt.outcomeAt(UNTIL.minus(MICROSECOND))).isEqualTo(AttemptOutcome.PENDING);
        assertThat(attempt.problemAt(UNTIL.minus(MICROSECOND))).isEmpty();

        assertThat(attempt.outcomeAt(UNTIL)).isEqualTo(AttemptOutcome.FAILED);
        assertThat(attempt.problemAt(UNTIL)).contains("attempt-expired");
    }

    @Test
    void an_outcome_does_not_expire() {
        attempt.end(AttemptOutcome.CONNECTED, null);

        assertThat(attempt.outcomeAt(UNTIL)).isEqualTo(AttemptOutcome.CONNECTED);
        assertThat(attempt.problemAt(UNTIL)).isEmpty();
    }

    @Test
    void a_failure_keeps_its_problem() {
        attempt.end(AttemptOutcome.FAILED, "app-secret-refused");

        assertThat(attempt.outcomeAt(STARTED_AT)).isEqualTo(AttemptOutcome.FAILED);
        assertThat(attempt.problemAt(UNTIL)).contains("app-secret-refused");
    }

    @Test
    void the_view_of_a_failure_has_title_and_detail() {
        attempt.end(AttemptOutcome.CANCELLED, "consent-cancelled");

        AttemptView view = AttemptView.of(attempt, STARTED_AT, Locale.ENGLISH, "Zerodha");

        assertThat(view.outcome()).isEqualTo(AttemptOutcome.CANCELLED);
        assertThat(view.problem().type()).isEqualTo("consent-cancelled");
        assertThat(view.problem().title()).isEqualTo("Login cancelled");
        assertThat(view.problem().detail()).startsWith("You cancelled the login to Zerodha.");
        assertThat(AttemptView.of(SampleAttempt.open(), STARTED_AT, Locale.ENGLISH, "Zerodha")
                        .problem())
                .isNull();
    }

    @Test
    void only_the_browser_that_started_an_attempt_may_complete_it() {
        String mine = RandomToken.hash(SampleAttempt.COOKIE);
        String another = RandomToken.hash("another");

        assertThat(new CallbackPresenter.Browser(Set.of(another, mine)).mayComplete(attempt))
                .isTrue();
        assertThat(new CallbackPresenter.Browser(Set.of(another)).mayComplete(attempt))
                .isFalse();
        assertThat(new CallbackPresenter.Browser(Set.of()).mayComplete(attempt)).isFalse();
    }

    @Test
    void the_person_who_started_an_attempt_may_complete_it() {
        assertThat(new CallbackPresenter.Person(SampleConnection.OWNER).mayComplete(attempt))
                .isTrue();
        assertThat(new CallbackPresenter.Person("another person").mayComplete(attempt))
                .isFalse();
    }
}
