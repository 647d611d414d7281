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
import org.brokerconnect.market.TestMarkets;
import org.brokerconnect.problem.ProblemCatalog;
import org.brokerconnect.problem.ProblemWords;
import org.junit.jupiter.api.Test;

class StatusViewsTest {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private static StatusView shown(SampleConnection sample, Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new StatusViews(new FakeBroker().catalog(), TestMarkets.FAKE, clock).of(sample.read(), Locale.ENGLISH);
    }

    @Test
    void a_connection_that_was_never_connected_names_the_button() {
        StatusView view = shown(SampleConnection.unconnected(), LOGIN);

        assertThat(view.state()).isEqualTo(ConnectionState.DISCONNECTED);
        assertThat(view.message()).isEqualTo("Not connected. Log in to Fake Broker to connect.");
        assertThat(view)
                .extracting("reason", "brokerUserId", "connectedAt", "expiresAt", "renewable", "nextActionAt", "error")
                .containsOnlyNulls();
    }

    @Test
    void a_connecting_connection_waits_for_the_login_and_shows_no_old_reason() {
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
    void a_connected_connection_shows_its_account_its_login_and_its_end() {
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
    void the_next_action_of_a_session_is_its_renewal_or_else_its_end() {
        assertThat(shown(SampleConnection.connected(), LOGIN).nextActionAt()).isEqualTo(END);
        assertThat(shown(SampleConnection.renewable(), LOGIN).nextActionAt()).isEqualTo(END.minus(FakeBroker.LEAD));
    }

    @Test
    void the_status_of_a_session_shows_whether_it_is_renewable() {
        assertThat(shown(SampleConnection.connected(), LOGIN).renewable()).isFalse();
        assertThat(shown(SampleConnection.renewable(), LOGIN).renewable()).isTrue();
    }

    @Test
    void a_session_is_expired_from_its_end_on() {
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
    void the_next_action_after_the_end_is_the_time_from_which_a_login_is_sensible() {
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
    void the_status_of_an_error_shows_whether_it_is_retried_and_when() {
        SampleConnection sample = SampleConnection.connected().failing("broker-down", LOGIN.plusSeconds(90));

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
    void an_error_that_needs_a_person_is_not_retried() {
        SampleConnection sample = SampleConnection.connected().after(Change.FAILING, "api-key-unknown");

        StatusView view = shown(sample, LOGIN);

        assertThat(view.error().retryable()).isFalse();
        assertThat(view.error().retryAfter()).isNull();
    }

    @Test
    void the_end_of_the_session_replaces_an_error() {
        SampleConnection sample = SampleConnection.connected().failing("broker-down", END.plusSeconds(90));

        StatusView view = shown(sample, END);

        assertThat(view.state()).isEqualTo(ConnectionState.EXPIRED);
        assertThat(view.reason()).isEqualTo("session-ended");
        assertThat(view.error().retryable()).isFalse();
        assertThat(view.error().retryAfter()).isNull();
    }

    @Test
    void messages_are_in_the_requested_language_where_there_is_a_translation() {
        StatusViews views =
                new StatusViews(new FakeBroker().catalog(), TestMarkets.FAKE, Clock.fixed(LOGIN, ZoneOffset.UTC));
        Locale locale = new Locale("xx");

        assertThat(views.of(SampleConnection.connected().read(), locale).message())
                .isEqualTo("Xx connected to Fake Broker.");
        assertThat(views.of(SampleConnection.unconnected().read(), locale).message())
                .isEqualTo("Not connected. Log in to Fake Broker to connect.");
    }

    @Test
    void without_its_adapter_a_broker_is_named_by_its_id() {
        StatusViews views =
                new StatusViews(new BrokerCatalog(List.of()), TestMarkets.FAKE, Clock.fixed(END, ZoneOffset.UTC));

        StatusView view = views.of(SampleConnection.connected().read(), Locale.ENGLISH);

        assertThat(view.state()).isEqualTo(ConnectionState.EXPIRED);
        assertThat(view.nextActionAt()).isNull();
        assertThat(views.of(SampleConnection.unconnected().read(), Locale.ENGLISH)
                        .message())
                .contains("Log in to fake");
    }

    @Test
    void the_next_opening_is_that_after_the_end_of_a_live_session_and_otherwise_the_next_one() {
        Instant saturday = Instant.parse("2026-11-21T20:00:00Z");
        Instant monday = Instant.parse("2026-11-23T08:00:00Z");

        assertThat(shown(SampleConnection.unconnected(), saturday).marketOpens())
                .as("there is no trading on Sunday")
                .isEqualTo(monday);
        assertThat(shown(SampleConnection.unconnected(), monday).marketOpens())
                .as("trading goes on")
                .isNull();
        assertThat(shown(SampleConnection.connected(), END.minus(MICROSECOND)).marketOpens())
                .isAfterOrEqualTo(END);
        assertThat(shown(SampleConnection.unconnected(), Instant.parse("2026-11-25T20:00:00Z"))
                        .marketOpens())
                .as("the hours of the next day are unknown")
                .isNull();
    }
}
