package org.brokerconnect.ratelimit;

import java.util.Locale;

/**
 * A limit for requests of one person or from one network ({@code ClientAddress.network}), in requests per minute. Its
 * setting is {@code limits.<name>-per-minute}.
 */
public enum RequestLimit {
    /** All requests of a person; counted by each node, because a shared count would cost every read a transaction. */
    REQUESTS_OF_PERSON(Subject.PERSON, Scope.NODE),
    /** Attempts to connect that a person starts. */
    ATTEMPTS_OF_PERSON(Subject.PERSON, Scope.ALL_NODES),
    /** Attempts to connect that are started from a network. */
    ATTEMPTS_OF_ADDRESS(Subject.ADDRESS, Scope.ALL_NODES),
    /** Callbacks of brokers, which need no token. */
    CALLBACKS_OF_ADDRESS(Subject.ADDRESS, Scope.ALL_NODES),
    /** Callback addresses that a person pastes. */
    PASTED_ADDRESSES_OF_PERSON(Subject.PERSON, Scope.ALL_NODES),
    /** Configurations that a person creates, changes or deletes. */
    CREDENTIAL_WRITES_OF_PERSON(Subject.PERSON, Scope.ALL_NODES),
    /** Wrong passwords at {@code /metrics}, which each node has of its own. */
    METRICS_GUESSES_OF_ADDRESS(Subject.ADDRESS, Scope.NODE),
    /** Bearer tokens that were refused; counted by each node, because a refusal must not cost a transaction. */
    REFUSED_TOKENS_OF_ADDRESS(Subject.ADDRESS, Scope.NODE);

    /** Whose requests are counted together. */
    enum Subject {
        PERSON,
        ADDRESS
    }

    /** Where they are counted. */
    enum Scope {
        NODE,
        ALL_NODES
    }

    private final Subject subject;
    private final Scope scope;

    RequestLimit(Subject subject, Scope scope) {
        this.subject = subject;
        this.scope = scope;
    }

    /** The name in settings, metrics and the {@code RateLimit} fields. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Subject subject() {
        return subject;
    }

    boolean isShared() {
        return scope == Scope.ALL_NODES;
    }
}
