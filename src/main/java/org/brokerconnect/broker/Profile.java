package org.brokerconnect.broker;

import java.util.Objects;

/**
 * The owner of a session.
 *
 * @param userId the broker's permanent id of the account
 * @param userName the person's name; may be empty
 */
public record Profile(String userId, String userName) {

    public Profile {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(userName, "userName");
    }

    /**
     * One of the owner's accounts.
     *
     * @param number the broker's number, unique within the session
     * @param name the person's name for it; may be empty
     * @param type the broker's word for its kind, such as {@code Individual}; may be empty
     * @param closed a closed account has neither holdings nor positions
     */
    public record Account(String number, String name, String type, boolean closed) {

        public Account {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
        }
    }
}
