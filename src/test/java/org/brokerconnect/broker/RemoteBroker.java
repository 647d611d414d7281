package org.brokerconnect.broker;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The broker that an adapter under {@link BrokerContract} calls, controlled by the test. */
public interface RemoteBroker {

    /** An ordinary app that {@link #userId()} can use. */
    AppCredentials app();

    /** An app whose sessions can be renewed; empty if the broker has none. */
    Optional<AppCredentials> renewableApp();

    /** The account that logs in. */
    String userId();

    /** Opens the address, logs in and agrees; returns the decoded query of the callback. */
    Map<String, List<String>> agree(URI authorizationUrl);

    /** Opens the address, logs in and declines; returns the decoded query of the callback. */
    Map<String, List<String>> decline(URI authorizationUrl);

    /** Ends all sessions of the account, without a call of the adapter. */
    void endSessions();

    /** Lets every call fail in this way. */
    void failWith(BrokerFailure failure);

    /** Ends all failures. */
    void recover();

    /** How many calls to exchange a code the broker has received. */
    int exchanges();

    /** The broker's time. */
    Instant now();

    /** All tokens and codes that the broker has issued. */
    Collection<String> secrets();
}
