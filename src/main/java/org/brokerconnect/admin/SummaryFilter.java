package org.brokerconnect.admin;

import jakarta.annotation.Nullable;
import java.util.Optional;
import org.brokerconnect.connection.ConnectionState;

/**
 * Filter of a list of connections.
 *
 * @param state null for any state
 * @param owner exact subject of the owner; null for any owner
 * @param search a part of the label, or the beginning of the id of the connection, of its owner or of its account at
 *     the broker, in any case; null for any connection
 */
public record SummaryFilter(
        @Nullable ConnectionState state,
        @Nullable String owner,
        @Nullable String search) {

    static final String SEARCH_CONDITION = "(lower(c.label) like lower(:within) escape '!'"
            + " or lower(c.owner) like lower(:beginning) escape '!'"
            + " or lower(s.brokerUserId) like lower(:beginning) escape '!'"
            + " or cast(c.id as String) like lower(:beginning) escape '!')";

    /** The pattern of {@code like} for the beginning of an id; empty without a search. */
    Optional<String> beginning() {
        return Optional.ofNullable(search).map(text -> text.replaceAll("[!%_]", "!$0") + "%");
    }

    /** The pattern of {@code like} for a part of the label; empty without a search. */
    Optional<String> within() {
        return beginning().map(pattern -> "%" + pattern);
    }
}
