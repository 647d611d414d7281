package org.brokerconnect.handshake;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.brokerconnect.broker.Broker;
import org.brokerconnect.broker.BrokerCatalog;
import org.brokerconnect.broker.BrokerDescription;
import org.brokerconnect.broker.Consent;
import org.brokerconnect.problem.InvalidField;
import org.brokerconnect.problem.ProblemException;
import org.brokerconnect.text.PlainText;

/** Completes an attempt with a pasted callback address. The signed-in person replaces the cookie as proof. */
@Dependent
class PastedCallback {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s?#]*\\?(?<query>[^\\s#]+)(?:#\\S*)?");

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

    /**
     * The query of the address, without what people copy along: quotes, brackets, invisible characters, and the line
     * breaks of a wrapped line. Not parsed as a URI: browsers show characters that a URI must encode, such as
     * {@code |}.
     */
    private static String rawQuery(String address) {
        String line = PlainText.unwrapped(String.valueOf(address))
                .lines()
                .map(String::strip)
                .collect(Collectors.joining());
        Matcher parts = ADDRESS.matcher(line);
        if (!parts.matches()) {
            throw unreadable();
        }
        return parts.group("query");
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
