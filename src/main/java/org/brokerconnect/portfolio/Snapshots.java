package org.brokerconnect.portfolio;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
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
import org.brokerconnect.scheduling.Sweep;
import org.brokerconnect.vault.Secret;
import org.brokerconnect.vault.UnreadableSecretException;

/**
 * Reads and writes snapshots as typed values: the SPI's records inside a {@link StoredAnswer}. Remembers those younger
 * than the snapshot interval, so that a read within it needs no statement. Thread-safe.
 */
@ApplicationScoped
class Snapshots implements Sweep {

    private static final Logger LOG = Logger.getLogger(Snapshots.class.getName());
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int MAX_RECENT = 1_000;

    private Cache<Recent, Update<?>> recent;
    private SnapshotStore store;
    private SessionWriter sessions;
    private PortfolioConfig config;
    private SecretAudit secrets;

    /** For the container's proxy. */
    protected Snapshots() {}

    @Inject
    Snapshots(SnapshotStore store, SessionWriter sessions, PortfolioConfig config, SecretAudit secrets) {
        this.store = store;
        this.sessions = sessions;
        this.config = config;
        this.secrets = secrets;
        recent = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(MAX_RECENT)
                .expireAfterWrite(config.snapshotInterval())
                .build();
    }

    /** Identifies a snapshot of a session that began at {@code login}: its baseline does not change. */
    private record Recent(UUID configId, PortfolioSection<?> section, Instant login) {

        static Recent of(Connection connection, PortfolioSection<?> section) {
            Instant login = connection.session().orElseThrow().connectedAt();
            return new Recent(connection.config().id(), section, login);
        }
    }

    /** The last answer and when the broker returned it. */
    record LastKnown<T>(T data, Instant asOf) {}

    /**
     * What an answer changes about the stored snapshot.
     *
     * @param baseline the last answer before the session's login; null if there is none
     * @param isDue whether the answer replaces the snapshot
     * @param sameAccount whether the snapshot is of the session's account
     * @param asOf when the broker returned the snapshot; null if there is none that can be opened
     */
    record Update<T>(
            @Nullable T baseline,
            boolean isDue,
            boolean sameAccount,
            @Nullable Instant asOf) {

        /** What a later answer changes once the snapshot of this time is stored. */
        Update<T> stored(Instant time) {
            return new Update<>(baseline, false, true, time);
        }
    }

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
        Instant freshSince = asOf.minus(config.snapshotInterval());
        // the key contains the section, which determines the type
        @SuppressWarnings("unchecked")
        Update<T> remembered = (Update<T>) recent.getIfPresent(Recent.of(connection, section));
        if (remembered != null && !remembered.asOf().isBefore(freshSince)) {
            return remembered;
        }
        Update<T> update = read(connection, section, freshSince);
        if (!update.isDue()) {
            recent.put(Recent.of(connection, section), update);
        }
        return update;
    }

    private <T> Update<T> read(Connection connection, PortfolioSection<T> section, Instant freshSince) {
        ConnectionSession session = connection.session().orElseThrow();
        Optional<Snapshot> known = find(connection, section);
        Optional<StoredAnswer<T>> stored = known.flatMap(snapshot -> parse(connection, section, snapshot.content()));
        boolean isDue = stored.isEmpty()
                || known.map(snapshot ->
                                snapshot.isOlderThan(session.connectedAt()) || snapshot.isOlderThan(freshSince))
                        .orElse(true);
        boolean sameAccount = !isDue
                || stored.filter(answer -> answer.account().equals(session.brokerUserId()))
                        .isPresent();
        T baseline = known.map(snapshot -> snapshot.baselineFor(session.connectedAt(), sameAccount))
                .flatMap(content -> parse(connection, section, content))
                .map(StoredAnswer::data)
                .orElse(null);
        Instant storedAsOf = stored.flatMap(answer -> known).map(Snapshot::asOf).orElse(null);
        return new Update<>(baseline, isDue, sameAccount, storedAsOf);
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
        recent.put(Recent.of(connection, section), answer.snapshotUpdate().stored(answer.asOf()));
        sessions.recordSync(configId, answer.asOf());
    }

    @Override
    public String name() {
        return "snapshots";
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    /** Frees what is no longer remembered, so that no portfolio stays in memory when nobody asks again. */
    @Override
    public void run() {
        recent.cleanUp();
    }
}
