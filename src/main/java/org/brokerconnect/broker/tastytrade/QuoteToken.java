package org.brokerconnect.broker.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.brokerconnect.broker.BrokerUnavailableException;
import org.brokerconnect.broker.wire.StreamHosts;
import org.brokerconnect.broker.wire.WireRow;
import org.brokerconnect.vault.Secret;

/**
 * The permission to open price streams for 24 hours: {@code GET /api-quote-tokens}.
 *
 * @param token sent in the first messages of a stream
 * @param address of the stream
 */
public record QuoteToken(Secret token, URI address) {

    private static final String SENDABLE = "[\\x21-\\x7e]{1,8192}";

    /**
     * @param hosts where the stream may be
     * @throws BrokerUnavailableException broker-answer-garbled: there is no token or no usable address
     */
    static QuoteToken of(JsonNode data, StreamHosts hosts) {
        String token = data.path("token").asText("");
        if (!token.matches(SENDABLE)) {
            throw WireRow.garbled("token");
        }
        return new QuoteToken(
                Secret.of(token),
                hosts.address("dxlink-url", data.path("dxlink-url").asText("")));
    }
}
