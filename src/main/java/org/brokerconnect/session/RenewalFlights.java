package org.brokerconnect.session;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.brokerconnect.broker.Renewal;
import org.brokerconnect.connection.Connection;
import org.brokerconnect.connection.ConnectionSession;

/**
 * Single flight: concurrent callers with the same tokens share one renewal. A caller that holds newer tokens does not
 * join the flight of older ones. Thread-safe.
 */
final class RenewalFlights {

    private final ConcurrentMap<Flight, CompletableFuture<Renewal>> running = new ConcurrentHashMap<>();

    private record Flight(UUID connection, Optional<Long> tokenVersion) {

        static Flight of(Connection connection) {
            return new Flight(connection.config().id(), connection.session().map(ConnectionSession::tokenVersion));
        }
    }

    /** Runs the renewal, or waits for the caller that is running it and returns, or throws, what that caller does. */
    Renewal run(Connection connection, Supplier<Renewal> renewal) {
        Flight flight = Flight.of(connection);
        CompletableFuture<Renewal> mine = new CompletableFuture<>();
        CompletableFuture<Renewal> other = running.putIfAbsent(flight, mine);
        if (other != null) {
            return join(other);
        }
        try {
            Renewal result = renewal.get();
            mine.complete(result);
            return result;
        } catch (RuntimeException | Error failed) {
            mine.completeExceptionally(failed);
            throw failed;
        } finally {
            running.remove(flight, mine);
        }
    }

    private static Renewal join(CompletableFuture<Renewal> other) {
        try {
            return other.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException original) {
                throw original;
            }
            throw failed;
        }
    }
}
