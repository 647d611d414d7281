package org.brokerconnect.broker;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The other side of {@link BrokerContract}: a broker, its people and its bad days, as an adapter's test can arrange them. */
public interface BrokerSide {

    /** An ordinary app that {@link #userId()} may use. */
    AppCredentials app();

    /** An app whose sessions can be renewed; empty where the broker has no such thing. */
    Optional<AppCredentials> renewableApp();

    /** The account that logs in. */
    String userId();

    /** The person goes to the address, logs in and agrees: the query that the browser comes back with, decoded. */
    Map<String, List<String>> agree(URI authorizationUrl);

    /** The person goes to the address, logs in and declines. */
    Map<String, List<String>> decline(URI authorizationUrl);

    /** The broker ends all sessions of the account behind our back. */
    void endSessions();

    /** From now on every call meets this. */
    void befall(BrokerFailures trouble);

    /** The troubles are over. */
    void heal();

    /** How many calls to exchange a code the broker has seen. */
    int exchanges();

    /** The broker's time. */
    Instant now();

    /** Every token and code that the broker has made. */
    Collection<String> secrets();
}
