package org.brokerconnect.handshake;

import java.util.Optional;
import java.util.Set;

/** The party that presents a callback; decides which attempts it may complete. */
public sealed interface CallbackPresenter {

    boolean mayComplete(ConnectAttempt attempt);

    /**
     * Whether a callback that reports a cancelled consent ends the attempt. A broker may return no state then, so
     * anybody can make such a link: a browser that opens it proves nothing.
     */
    boolean mayCancel();

    /** The attempt of a callback without a state: the newest open one of this presenter. */
    Optional<ConnectAttempt> newestOpen(AttemptStore attempts, String broker);

    /** A browser, identified by the cookies of the attempts that it started. */
    record Browser(Set<String> cookieHashes) implements CallbackPresenter {

        @Override
        public boolean mayComplete(ConnectAttempt attempt) {
            return cookieHashes.stream().anyMatch(hash -> RandomToken.hashesEqual(hash, attempt.cookieHash()));
        }

        @Override
        public boolean mayCancel() {
            return false;
        }

        @Override
        public Optional<ConnectAttempt> newestOpen(AttemptStore attempts, String broker) {
            return cookieHashes.isEmpty() ? Optional.empty() : attempts.newestOpenByCookie(broker, cookieHashes);
        }
    }

    /** A signed-in person who pastes the callback address. */
    record Person(String owner) implements CallbackPresenter {

        @Override
        public boolean mayComplete(ConnectAttempt attempt) {
            return attempt.isOwnedBy(owner);
        }

        @Override
        public boolean mayCancel() {
            return true;
        }

        @Override
        public Optional<ConnectAttempt> newestOpen(AttemptStore attempts, String broker) {
            return attempts.newestOpenOf(broker, owner);
        }
    }
}
