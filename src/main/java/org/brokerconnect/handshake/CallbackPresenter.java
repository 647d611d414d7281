package org.brokerconnect.handshake;

import java.util.Optional;
import java.util.Set;

/** Who brings an answer back from the broker, and which attempts that entitles to finish. */
public sealed interface CallbackPresenter {

    boolean mayFinish(ConnectAttempt attempt);

    /** The attempt that an answer without a state is about: the newest open one of this carrier. */
    Optional<ConnectAttempt> newestOpen(AttemptStore attempts, String broker);

    /** A browser, known by the cookies of the attempts that it started. */
    record Browser(Set<String> cookieHashes) implements CallbackPresenter {

        @Override
        public boolean mayFinish(ConnectAttempt attempt) {
            return cookieHashes.stream().anyMatch(hash -> RandomToken.sameHash(hash, attempt.cookieHash()));
        }

        @Override
        public Optional<ConnectAttempt> newestOpen(AttemptStore attempts, String broker) {
            return cookieHashes.isEmpty() ? Optional.empty() : attempts.newestOpenByCookie(broker, cookieHashes);
        }
    }

    /** A signed-in person who pastes the address that they came back to. */
    record Person(String owner) implements CallbackPresenter {

        @Override
        public boolean mayFinish(ConnectAttempt attempt) {
            return attempt.owner().equals(owner);
        }

        @Override
        public Optional<ConnectAttempt> newestOpen(AttemptStore attempts, String broker) {
            return attempts.newestOpenOf(broker, owner);
        }
    }
}
