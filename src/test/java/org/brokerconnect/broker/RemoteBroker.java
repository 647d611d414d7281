package org.brokerconnect.broker;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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

    /** The decoded query of a redirect. */
    static Map<String, List<String>> query(URI returned) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : returned.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            query.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>()).add(decoded(parts[1]));
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
