package org.brokerconnect.portfolio;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.connection.SessionWriter;
import org.brokerconnect.portfolio.Snapshot.Newer;

/** Last good answers as values. Inside they are the SPI's records, sealed ({@link StoredAnswer}). */
@Dependent
class Snapshots {

    private final SnapshotStore store;
    private final SessionWriter sessions;
    private final PortfolioConfig config;

    @Inject
    Snapshots(SnapshotStore store, SessionWriter sessions, PortfolioConfig config) {
        this.store = store;
        this.sessions = sessions;
        this.config = config;
    }

    /** What was said last, and when. */
    record Known<T>(T data, Instant asOf) {}

    /** What was said last; empty when nothing was, or only about another account than the one that is connected now. */
    <T> Optional<Known<T>> lastKnown(Connection connection, SectionQuery<T> part) {
        String account =
                connection.session().map(ConnectionSession::brokerUserId).orElse(null);
        return store.find(connection.config().id(), part.part())
                .flatMap(snapshot -> StoredAnswer.read(snapshot.content(), part.type())
                        .filter(kept -> account == null || account.equals(kept.account()))
                        .map(kept -> new Known<>(kept.data(), snapshot.asOf())));
    }

    /**
     * Keeps a good answer, if the one that is kept is old enough, and says on the connection when that was.
     *
     * @param connection with the session that this answer was got in
     * @return what was known before that session's login; empty when nothing was
     */
    <T> Optional<T> keep(Connection connection, SectionQuery<T> part, T data, Instant asOf) {
        UUID configId = connection.config().id();
        ConnectionSession session = connection.session().orElseThrow();
        Optional<Snapshot> known = store.find(configId, part.part());
        boolean isDue = known.map(snapshot -> snapshot.isOlderThan(session.connectedAt())
                        || snapshot.isOlderThan(asOf.minus(config.snapshotInterval())))
                .orElse(true);
        if (isDue) {
            boolean sameAccount = known.flatMap(snapshot -> StoredAnswer.read(snapshot.content(), part.type()))
                    .filter(kept -> kept.account().equals(session.brokerUserId()))
                    .isPresent();
            String content = new StoredAnswer<>(session.brokerUserId(), data).written();
            known = store.keep(configId, part.part(), new Newer(content, asOf, session.connectedAt(), sameAccount));
            sessions.recordSync(configId, asOf);
        }
        return known.flatMap(snapshot -> StoredAnswer.read(snapshot.baseline(), part.type()))
                .map(StoredAnswer::data);
    }
}
