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
}
