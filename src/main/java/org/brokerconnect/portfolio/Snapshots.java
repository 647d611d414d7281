package org.brokerconnect.portfolio;

import jakarta.annotation.Nullable;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.brokerconnect.audit.SecretAudit;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.SessionWriter;
import org.brokerconnect.portfolio.LiveAnswers.Answer;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.UnreadableSecretException;

/** Reads and writes snapshots as typed values: the SPI's records inside a {@link StoredAnswer}. */
@Dependent
class Snapshots {

    private static final Logger LOG = Logger.getLogger(Snapshots.class.getName());

    private final SnapshotStore store;
    private final SessionWriter sessions;
    private final PortfolioConfig config;
    private final SecretAudit secrets;

    @Inject
    Snapshots(SnapshotStore store, SessionWriter sessions, PortfolioConfig config, SecretAudit secrets) {
        this.store = store;
        this.sessions = sessions;
        this.config = config;
        this.secrets = secrets;
    }

    /** The last answer and when the broker returned it. */
    record LastKnown<T>(T data, Instant asOf) {}

    /**
     * What an answer changes about the stored snapshot.
     *
     * @param baseline the last answer before the session's login; null if there is none
     * @param isDue whether the answer replaces the snapshot
     * @param sameAccount whether the snapshot is of the session's account
     */
    record Update<T>(@Nullable T baseline, boolean isDue, boolean sameAccount) {}

    /** The last answer; empty if there is none, or if it is of another account than the one connected now. */
    <T> Optional<LastKnown<T>> lastKnown(Connection connection, PortfolioSection<T> section) {
        String account =
                connection.session().map(ConnectionSession::brokerUserId).orElse(null);
        return find(connection, section).flatMap(snapshot -> parse(connection, section, snapshot.content())
                .filter(stored -> account == null || account.equals(stored.account()))
                .map(stored -> new LastKnown<>(stored.data(), snapshot.asOf())));
    }

    /** The content of a snapshot; empty if there is none. One that does not open is recorded and counts as none. */
    private <T> Optional<StoredAnswer<T>> parse(Connection connection, PortfolioSection<T> section, Secret content) {
        try {
            return StoredAnswer.parse(content.opened(), section.type());
        } catch (UnreadableSecretException unreadable) {
            LOG.warning(() -> "a snapshot of " + section + " is ignored: " + unreadable.getMessage());
            secrets.unreadable(connection.config().id(), "snapshot of " + section.name(), unreadable);
            return Optional.empty();
        }
    }

    /** The stored snapshot. One that cannot be read or opened counts as none: no answer depends on it. */
    private Optional<Snapshot> find(Connection connection, PortfolioSection<?> section) {
        try {
            return store.find(connection.config().id(), section);
        } catch (RuntimeException unreadable) {
            LOG.log(
                    Level.WARNING,
                    unreadable,
                    () -> "the snapshot of " + section + " cannot be read: connection "
                            + connection.config().id());
            return Optional.empty();
        }
    }

    /**
     * Decides what an answer changes; writes nothing.
     *
     * @param connection has the session that the answer was fetched in
     */
    <T> Update<T> plan(Connection connection, PortfolioSection<T> section, Instant asOf) {
        ConnectionSession session = connection.session().orElseThrow();
        Optional<Snapshot> known = find(connection, section);
        Optional<StoredAnswer<T>> stored = known.flatMap(snapshot -> parse(connection, section, snapshot.content()));
        boolean isDue = stored.isEmpty()
                || known.map(snapshot -> snapshot.isOlderThan(session.connectedAt())
                                || snapshot.isOlderThan(asOf.minus(config.snapshotInterval())))
                        .orElse(true);
        boolean sameAccount = !isDue
                || stored.filter(answer -> answer.account().equals(session.brokerUserId()))
                        .isPresent();
        T baseline = known.map(snapshot -> snapshot.baselineFor(session.connectedAt(), sameAccount))
                .flatMap(content -> parse(connection, section, content))
                .map(StoredAnswer::data)
                .orElse(null);
        return new Update<>(baseline, isDue, sameAccount);
    }

    /**
     * Stores an answer as the snapshot and its time as the connection's last synchronisation, if the plan requires it.
     *
     * @param connection has the session that the answer was fetched in
     */
    <T> void store(Connection connection, PortfolioSection<T> section, Answer<T> answer) {
        if (!answer.snapshotUpdate().isDue()) {
            return;
        }
        UUID configId = connection.config().id();
        ConnectionSession session = connection.session().orElseThrow();
        String content = new StoredAnswer<>(session.brokerUserId(), answer.data()).toJson();
        Snapshot.Replacement newer = new Snapshot.Replacement(
                content,
                answer.asOf(),
                session.connectedAt(),
                answer.snapshotUpdate().sameAccount());
        try {
            store.store(configId, section, newer);
        } catch (RuntimeException unreadable) {
            // the stored one may be sealed with a key that is gone
            LOG.log(Level.WARNING, unreadable, () -> "a snapshot of " + section + " is replaced: " + configId);
            store.replaceUnread(configId, section, newer);
        }
        sessions.recordSync(configId, answer.asOf());
    }
}
