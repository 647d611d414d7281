package org.brokerconnect.connection;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerDescription.RenewalStyle;
import org.brokerconnect.market.MarketHours;
import org.brokerconnect.problem.MessageBundle;
import org.brokerconnect.problem.ProblemCatalog;

/** Builds the {@link StatusView} of a connection at the present time. */
@Dependent
public class StatusViews {

    private static final MessageBundle TEXTS = MessageBundle.of(StatusViews.class, "status");

    private final BrokerCatalog catalog;
    private final MarketHours markets;
    private final Clock clock;

    @Inject
    public StatusViews(BrokerCatalog catalog, MarketHours markets, Clock clock) {
        this.catalog = catalog;
        this.markets = markets;
        this.clock = clock;
    }

    /** @param locale the language of the messages */
    public StatusView of(Connection connection, Locale locale) {
        Instant now = clock.instant();
        BrokerConfig config = connection.config();
        ConnectionState state = connection.stateAt(now);
        Optional<String> reason = config.storedState().reasonFor(state);
        Optional<ConnectionSession> session = connection.session();
        return new StatusView(
                config.id(),
                config.broker(),
                config.label(),
                state,
                reason.orElse(null),
                message(state, reason, locale, brokerName(config)),
                session.map(ConnectionSession::brokerUserId).orElse(null),
                session.map(ConnectionSession::brokerUserName).orElse(null),
                session.map(ConnectionSession::connectedAt).orElse(null),
                session.map(ConnectionSession::lastCheckedAt).orElse(null),
                session.flatMap(ConnectionSession::lastSyncAt).orElse(null),
                session.map(ConnectionSession::expiresAt).orElse(null),
                session.map(ConnectionSession::isRenewable).orElse(null),
                session.filter(live -> isRenewedOnUse(config, live))
                        .map(live -> live.schedule().silentRenewalsAt(now))
                        .orElse(null),
                session.flatMap(ConnectionSession::loginBy).orElse(null),
                nextAction(connection, state, now).orElse(null),
                marketOpens(connection, state, now).orElse(null),
                error(config, state, reason, locale, now).orElse(null));
    }

    private static String message(ConnectionState state, Optional<String> reason, Locale locale, String broker) {
        String general = TEXTS.text(locale, state.name(), ProblemCatalog.brokerArguments(locale, broker));
        return switch (state) {
            case CONNECTING, CONNECTED -> general;
            case DISCONNECTED, EXPIRED, ERROR ->
                reason.map(code -> ProblemCatalog.words(code, locale, broker).text())
                        .orElse(general);
        };
    }

    private Optional<Instant> nextAction(Connection connection, ConnectionState state, Instant now) {
        Optional<Broker> broker = catalog.byId(connection.config().broker());
        Optional<ConnectionSession> session = connection.session();
        return switch (state) {
            case CONNECTED ->
                session.flatMap(live -> live.isRenewable() ? nextRenewal(broker, live) : Optional.of(live.expiresAt()));
            case EXPIRED ->
                session.flatMap(dead -> broker.map(b -> b.calendar().loginSensibleFrom(dead.expiresAt())))
                        .filter(sensible -> sensible.isAfter(now));
            case ERROR -> connection.config().storedState().retryAt();
            case DISCONNECTED, CONNECTING -> Optional.empty();
        };
    }

    private boolean isRenewedOnUse(BrokerConfig config, ConnectionSession session) {
        return session.isRenewable()
                && catalog.byId(config.broker())
                        .filter(b -> b.description().renewalStyle() == RenewalStyle.ON_USE)
                        .isPresent();
    }

    /** Empty if the session is renewed when it is used. */
    private static Optional<Instant> nextRenewal(Optional<Broker> broker, ConnectionSession live) {
        if (broker.isEmpty()) {
            return Optional.of(live.expiresAt());
        }
        return broker.filter(b -> b.description().renewalStyle() != RenewalStyle.ON_USE)
                .map(b -> b.calendar().renewalStart(live.expiresAt()));
    }

    /** From the end of a live session on; otherwise from now on. */
    private Optional<Instant> marketOpens(Connection connection, ConnectionState state, Instant now) {
        Instant from = connection
                .session()
                .filter(live -> state == ConnectionState.CONNECTED)
                .map(ConnectionSession::expiresAt)
                .filter(end -> end.isAfter(now))
                .orElse(now);
        return catalog.marketOf(connection.config().broker())
                .map(markets::calendar)
                .flatMap(calendar -> calendar.nextOpening(calendar.shares(), from));
    }

    private Optional<StatusView.StatusError> error(
            BrokerConfig config, ConnectionState state, Optional<String> reason, Locale locale, Instant now) {
        if (state != ConnectionState.EXPIRED && state != ConnectionState.ERROR) {
            return Optional.empty();
        }
        Long retryAfter = Optional.of(config.storedState())
                .filter(stored -> state == ConnectionState.ERROR)
                .flatMap(StoredState::retryAt)
                .map(at -> Math.max(0, Duration.between(now, at).toSeconds()))
                .orElse(null);
        return reason.map(code -> {
            String detail =
                    ProblemCatalog.words(code, locale, brokerName(config)).detail();
            return new StatusView.StatusError(
                    code, detail, ProblemCatalog.type(code).clears(), retryAfter);
        });
    }

    private String brokerName(BrokerConfig config) {
        return catalog.nameOf(config.broker()).orElse(config.broker());
    }
}
