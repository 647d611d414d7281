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

    private static final Pattern ADDRESS = Pattern.compile("(?<path>[^\\s?#]*)\\?(?<query>[^\\s#]+)(?:#\\S*)?");
    private static final Pattern CALLBACK = Pattern.compile(".*/api/+broker/+callback/+(?<broker>[^/]+)/*");

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
        Matcher parts = parts(address);
        Map<String, List<String>> query = query(parts.group("query"));
        String brokerId = brokerOf(parts.group("path"), query);
        CallbackResult result = handshake.complete(brokerId, query, new CallbackPresenter.Person(owner));
        if (result.attempt() == null) {
            throw ProblemException.of(result.problem())
                    .withStatus(409)
                    .withBroker(catalog.nameOf(brokerId).orElse(null));
        }
        return result.attempt();
    }

    /**
     * The broker of the path, if that is a callback of this application. Any other path does not identify the broker,
     * so the first broker that recognises the query is used.
     */
    private String brokerOf(String path, Map<String, List<String>> query) {
        Matcher callback = CALLBACK.matcher(path);
        String named = callback.matches() ? callback.group("broker") : null;
        return catalog.descriptions().stream()
                .map(BrokerDescription::id)
                .filter(id -> named == null || id.equals(named))
                .filter(id -> catalog.byId(id)
                        .filter(broker -> canRead(broker, query))
                        .isPresent())
                .findFirst()
                .orElseThrow(PastedCallback::unreadable);
    }

    private static boolean canRead(Broker broker, Map<String, List<String>> query) {
        return !(broker.readReturn(query) instanceof Consent.Unreadable);
    }

    private static Map<String, List<String>> query(String encoded) {
        Map<String, List<String>> query = new HashMap<>();
        for (String pair : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            query.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                    .add(parts.length > 1 ? decoded(parts[1]) : "");
        }
        return query;
    }

    /**
     * The path and the query of the address, without what people copy along: quotes, brackets, invisible characters,
     * and the line breaks of a wrapped line. Not parsed as a URI: browsers show characters that a URI must encode, such
     * as {@code |}.
     */
    private static Matcher parts(String address) {
        String line = PlainText.unwrapped(String.valueOf(address))
                .lines()
                .map(String::strip)
                .collect(Collectors.joining());
        Matcher parts = ADDRESS.matcher(line);
        if (!parts.matches()) {
            throw unreadable();
        }
        return parts;
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
