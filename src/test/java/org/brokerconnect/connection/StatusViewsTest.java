package org.brokerconnect.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.brokerconnect.connection.SampleConnection.END;
import static org.brokerconnect.connection.SampleConnection.LOGIN;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.FakeBroker;
import org.brokerconnect.problem.ProblemCatalog;
import org.brokerconnect.problem.ProblemWords;
import org.junit.jupiter.api.Test;

class StatusViewsTest {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private static StatusView shown(SampleConnection sample, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new StatusViews(new FakeBroker().catalog(), clock).of(sample.read(), Locale.ENGLISH);
    }

    @Test
    void one_that_never_connected_says_what_to_press() {
        StatusView view = shown(SampleConnection.unconnected(), LOGIN);

        assertThat(view.state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(view.message()).isEqualTo("Not connected. Press Connect to log in to Fake Broker.");
        assertThat(view)
                .extracting("reason", "brokerUserId", "connectedAt", "expiresAt", "renewable", "nextActionAt", "error")
                .containsOnlyNulls();
    }

    @Test
    void one_that_is_connecting_says_what_it_waits_for_and_no_old_reason() {
        SampleConnection sample = SampleConnection.connected()
                .loginRequired("session-ended", LOGIN)
                .connectingFrom(LOGIN, Duration.ofMinutes(10));

        StatusView view = shown(sample, LOGIN);

        assertThat(view.state()).isEqualTo(ConnectionState.CONNECTING);
        assertThat(view.message()).isEqualTo("Waiting for your login to Fake Broker.");
        assertThat(view.reason()).isNull();
        assertThat(view.error()).isNull();
    }

    @Test
    void a_working_one_says_who_since_when_and_until_when() {
        StatusView view = shown(SampleConnection.connected(), LOGIN.plusSeconds(60));

        assertThat(view.state()).isEqualTo(ConnectionState.CONNECTED);
        assertThat(view.message()).isEqualTo("Connected to Fake Broker.");
        assertThat(view.brokerUserId()).isEqualTo("FAKE01");
        assertThat(view.brokerUserName()).isEqualTo("Asha Rao");
        assertThat(view.connectedAt()).isEqualTo(LOGIN);
        assertThat(view.lastCheckedAt()).isEqualTo(LOGIN);
        assertThat(view.expiresAt()).isEqualTo(END);
        assertThat(view.error()).isNull();
    }

    @Test
    void next_is_the_end_or_the_renewal_where_there_can_be_one() {
        assertThat(shown(SampleConnection.connected(), LOGIN).nextActionAt()).isEqualTo(END);
        assertThat(shown(SampleConnection.renewable(), LOGIN).nextActionAt()).isEqualTo(END.minus(FakeBroker.LEAD));
    }

    @Test
    void the_end_of_a_session_that_is_renewed_need_not_worry_anybody() {
        assertThat(shown(SampleConnection.connected(), LOGIN).renewable()).isFalse();
        assertThat(shown(SampleConnection.renewable(), LOGIN).renewable()).isTrue();
    }

    @Test
    void at_its_end_a_session_is_over_and_a_login_is_asked_for() {
        assertThat(shown(SampleConnection.connected(), END.minus(MICROSECOND)).state())
                .isEqualTo(ConnectionState.CONNECTED);

        StatusView view = shown(SampleConnection.connected(), END);

        ProblemWords ended = ProblemCatalog.words("session-ended", Locale.ENGLISH, "Fake Broker");
        assertThat(view.state()).isEqualTo(ConnectionState.EXPIRED);
        assertThat(view.reason()).isEqualTo("session-ended");
        assertThat(view.message()).isEqualTo(ended.title() + ". " + ended.detail());
        assertThat(view.error()).isEqualTo(new StatusView.StatusError("session-ended", ended.detail(), false, null));
    }

    @Test
    void next_after_the_end_is_when_a_login_makes_sense_while_that_lies_ahead() {
        Instant sensible = END.plus(FakeBroker.PAUSE);

        assertThat(shown(SampleConnection.connected(), END).nextActionAt()).isEqualTo(sensible);
        assertThat(shown(SampleConnection.connected(), sensible).nextActionAt()).isNull();
    }

    @Test
    void a_session_that_the_broker_ended_early_keeps_its_reason() {
        StatusView view = shown(SampleConnection.connected().loginRequired("refresh-token-refused", LOGIN), END);

        assertThat(view.reason()).isEqualTo("refresh-token-refused");
        assertThat(view.error().code()).isEqualTo("refresh-token-refused");
        assertThat(view.error().retryable()).isFalse();
        assertThat(view.expiresAt()).isEqualTo(LOGIN);
    }

    @Test
    void trouble_says_whether_it_passes_and_when_the_next_try_is_due() {
        SampleConnection sample = SampleConnection.connected().troubled("broker-down", LOGIN.plusSeconds(90));

        StatusView view = shown(sample, LOGIN);

        assertThat(view.state()).isEqualTo(ConnectionState.ERROR);
        assertThat(view.reason()).isEqualTo("broker-down");
        assertThat(view.message()).startsWith("Fake Broker is having technical problems. ");
        assertThat(view.error().retryable()).isTrue();
        assertThat(view.error().retryAfter()).isEqualTo(90);
        assertThat(view.nextActionAt()).isEqualTo(LOGIN.plusSeconds(90));
        assertThat(shown(sample, LOGIN.plusSeconds(91)).error().retryAfter()).isZero();
    }

    @Test
    void trouble_that_someone_has_to_mend_is_not_waited_out() {
        SampleConnection sample = SampleConnection.connected().after(Change.FAILING, "api-key-unknown");

        StatusView view = shown(sample, LOGIN);

        assertThat(view.error().retryable()).isFalse();
        assertThat(view.error().retryAfter()).isNull();
    }

    @Test
    void trouble_that_outlasts_the_session_is_no_longer_what_is_wrong() {
        SampleConnection sample = SampleConnection.connected().troubled("broker-down", END.plusSeconds(90));

        StatusView view = shown(sample, END);

        assertThat(view.state()).isEqualTo(ConnectionState.EXPIRED);
        assertThat(view.reason()).isEqualTo("session-ended");
        assertThat(view.error().retryable()).isFalse();
        assertThat(view.error().retryAfter()).isNull();
    }

    @Test
    void a_broker_that_is_no_longer_installed_is_called_by_its_id() {
        StatusViews views = new StatusViews(new BrokerCatalog(List.of()), Clock.fixed(END, ZoneOffset.UTC));

        StatusView view = views.of(SampleConnection.connected().read(), Locale.ENGLISH);

        assertThat(view.state()).isEqualTo(ConnectionState.EXPIRED);
        assertThat(view.nextActionAt()).isNull();
        assertThat(views.of(SampleConnection.unconnected().read(), Locale.ENGLISH)
                        .message())
                .contains("log in to fake");
    }
}
