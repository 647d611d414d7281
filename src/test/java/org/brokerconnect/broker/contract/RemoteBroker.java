package org.brokerconnect.broker.contract;

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
import org.brokerconnect.broker.AppCredentials;
import org.brokerconnect.vault.Secret;

/** The broker that an adapter under {@link BrokerContract} calls, controlled by the test. */
public interface RemoteBroker {

    /** An ordinary app that {@link #userId()} can use. */
    AppCredentials app();

    /** The credentials of {@link #app} with a well-formed secret of no app, which has the text {@code canary}. */
    default AppCredentials withWrongSecret() {
        return new AppCredentials(app().field(AppCredentials.API_KEY), Secret.of("canarywrongsecret"));
    }

    /** Well-formed credentials of an app that the broker does not know. */
    default AppCredentials withUnknownApp() {
        return new AppCredentials(Secret.of("canaryunknownkey"), app().field(AppCredentials.API_SECRET));
    }

    /** An app whose sessions can be renewed; empty if the broker has none. */
    Optional<AppCredentials> renewableApp();

    /** A token that {@link #userId} can paste with {@link #app}; empty if the broker issues none. */
    default Optional<Secret> pastedToken() {
        return Optional.empty();
    }

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
