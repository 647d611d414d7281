package org.brokerconnect.handshake;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerDescription;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.problem.InvalidField;
import org.brokerconnect.problem.ProblemException;

/** Completes an attempt with a pasted callback address. The signed-in person replaces the cookie as proof. */
@Dependent
class PastedCallback {

    private final BrokerCatalog catalog;
    private final Handshake handshake;

    @Inject
    PastedCallback(BrokerCatalog catalog, Handshake handshake) {
        this.catalog = catalog;
        this.handshake = handshake;
    }

    /**
     * @return the completed attempt
     * @throws ProblemException {@code return-unreadable} if no broker recognises the address; otherwise the problem of
     *     the callback
     */
    ConnectAttempt complete(String owner, String address) {
        Map<String, List<String>> query = query(address);
        String brokerId = brokerOf(query);
        CallbackResult result = handshake.complete(brokerId, query, new CallbackPresenter.Person(owner));
        if (result.attempt() == null) {
            throw ProblemException.of(result.problem())
                    .withStatus(409)
                    .withBroker(catalog.nameOf(brokerId).orElse(null));
        }
        return result.attempt();
    }

    /**
     * The path of a pasted address does not identify the broker, so the first broker that recognises the query is used.
     */
    private String brokerOf(Map<String, List<String>> query) {
        return catalog.descriptions().stream()
                .map(BrokerDescription::id)
                .filter(id -> catalog.byId(id)
                        .filter(broker -> canRead(broker, query))
                        .isPresent())
                .findFirst()
                .orElseThrow(PastedCallback::unreadable);
    }

    private static boolean canRead(Broker broker, Map<String, List<String>> query) {
        return !(broker.readReturn(query) instanceof Consent.Unreadable);
    }

    private static Map<String, List<String>> query(String address) {
        Map<String, List<String>> query = new HashMap<>();
        for (String pair : rawQuery(address).split("&")) {
            String[] parts = pair.split("=", 2);
            query.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                    .add(parts.length > 1 ? decoded(parts[1]) : "");
        }
        return query;
    }

    private static String rawQuery(String address) {
        try {
            return Optional.ofNullable(address)
                    .map(text -> URI.create(text.strip()).getRawQuery())
                    .orElseThrow(PastedCallback::unreadable);
        } catch (IllegalArgumentException notAUri) {
            throw unreadable();
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformedEscape) {
            throw unreadable();
        }
    }

    private static ProblemException unreadable() {
        return ProblemException.invalid("return-unreadable", List.of(InvalidField.of("url", "url.not-return-address")));
    }
}
