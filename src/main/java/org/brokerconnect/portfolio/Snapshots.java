package org.brokerconnect.portfolio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;
import org.brokerconnect.portfolio.Snapshot.Newer;
import org.brokerconnect.vault.Secret;

/** Last good answers as values. Inside they are JSON of the account and the SPI's records, sealed. */
@Dependent
class Snapshots {

    private static final Logger LOG = Logger.getLogger(Snapshots.class.getName());

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            // a newer version may have known more
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final SnapshotStore store;
    private final PortfolioConfig config;

    @Inject
    Snapshots(SnapshotStore store, PortfolioConfig config) {
        this.store = store;
        this.config = config;
    }

    /** What was said last, and when. */
    record Known<T>(T data, Instant asOf) {}

    /** What is sealed. The account is the broker's user id: a connection may have been another account's before. */
    record Kept<T>(String account, T data) {

        Kept {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(data, "data");
        }
    }

    /** What was said last; empty when nothing was, or only about another account than the one that is connected now. */
    <T> Optional<Known<T>> lastKnown(Connection connection, PartRead<T> part) {
        String account =
                connection.session().map(ConnectionSession::brokerUserId).orElse(null);
        return store.find(connection.config().id(), part.part()).flatMap(snapshot -> read(snapshot.content(), part)
                .filter(kept -> account == null || account.equals(kept.account()))
                .map(kept -> new Known<>(kept.data(), snapshot.asOf())));
    }

    /**
     * Keeps a good answer, if the one that is kept is old enough.
     *
     * @param connection with the session that this answer was got in
     * @return what was known before that session's login; empty when nothing was
     */
    <T> Optional<T> keep(Connection connection, PartRead<T> part, T data, Instant asOf) {
        UUID configId = connection.config().id();
        ConnectionSession session = connection.session().orElseThrow();
        Optional<Snapshot> known = store.find(configId, part.part());
        boolean isDue = known.map(snapshot -> snapshot.isOlderThan(session.connectedAt())
                        || snapshot.isOlderThan(asOf.minus(config.snapshotInterval())))
                .orElse(true);
        if (isDue) {
            boolean sameAccount = known.flatMap(snapshot -> read(snapshot.content(), part))
                    .filter(kept -> kept.account().equals(session.brokerUserId()))
                    .isPresent();
            String content = written(new Kept<>(session.brokerUserId(), data));
            known = store.keep(configId, part.part(), new Newer(content, asOf, session.connectedAt(), sameAccount));
        }
        return known.flatMap(snapshot -> read(snapshot.baseline(), part)).map(Kept::data);
    }

    static String written(Kept<?> kept) {
        try {
            return JSON.writeValueAsString(kept);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a portfolio could not be written down", impossible);
        }
    }

    /** Empty when there is nothing, or it was written by a version whose words are not known here. */
    static <T> Optional<Kept<T>> read(Secret content, PartRead<T> part) {
        if (content.isEmpty()) {
            return Optional.empty();
        }
        JavaType type = JSON.getTypeFactory().constructParametricType(Kept.class, JSON.constructType(part.type()));
        try {
            return Optional.ofNullable(JSON.readValue(content.reveal(), type));
        } catch (JsonProcessingException unreadable) {
            // without the cause: it quotes the content
            LOG.warning(() -> "a kept portfolio of another version cannot be read and is ignored: " + part.part());
            return Optional.empty();
        }
    }
}
