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

/** The consent flow's second way back: a signed-in person pastes the address. The person is the proof, so no cookie is needed. */
@Dependent
class PastedReturn {

    private final BrokerCatalog catalog;
    private final Handshake handshake;

    @Inject
    PastedReturn(BrokerCatalog catalog, Handshake handshake) {
        this.catalog = catalog;
        this.handshake = handshake;
    }

    /**
     * @return the attempt that the address is about, finished
     * @throws ProblemException {@code return-unreadable} if no broker makes such an address; or the slug of why it belongs to no attempt of
     *     this person
     */
    ConnectAttempt finish(String owner, String address) {
        Map<String, List<String>> query = query(address);
        String brokerId = brokerOf(query);
        CallbackResult landing = handshake.finish(brokerId, query, new CallbackPresenter.Person(owner));
        if (landing.attempt() == null) {
            throw ProblemException.of(landing.problem())
                    .withStatus(409)
                    .withBroker(catalog.nameOf(brokerId).orElse(null));
        }
        return landing.attempt();
    }

    /** The path of a pasted address says nothing, so the first broker that can read it is asked. */
    private String brokerOf(Map<String, List<String>> query) {
        return catalog.descriptions().stream()
                .map(BrokerDescription::id)
                .filter(id -> catalog.byId(id)
                        .filter(broker -> canRead(broker, query))
                        .isPresent())
                .findFirst()
                .orElseThrow(PastedReturn::unreadable);
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
                    .orElseThrow(PastedReturn::unreadable);
        } catch (IllegalArgumentException notAnAddress) {
            throw unreadable();
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            throw unreadable();
        }
    }

    private static ProblemException unreadable() {
        return ProblemException.invalid("return-unreadable", List.of(InvalidField.of("url", "url.not-return-address")));
    }
}
