package org.brokerconnect.broker.tastytrade;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import org.brokerconnect.broker.BrokerUnavailableException;
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
     * @param plainHttp whether the API is called without TLS: only then the stream may be without it, because the token
     *     is a secret
     * @throws BrokerUnavailableException broker-answer-garbled: there is no token or no usable address
     */
    static QuoteToken of(JsonNode data, boolean plainHttp) {
        String token = data.path("token").asText("");
        if (!token.matches(SENDABLE)) {
            throw WireRow.garbled("token");
        }
        return new QuoteToken(Secret.of(token), address(data.path("dxlink-url").asText(""), plainHttp));
    }

    private static URI address(String text, boolean plainHttp) {
        try {
            URI address = new URI(text);
            boolean usable = "wss".equals(address.getScheme()) || plainHttp && "ws".equals(address.getScheme());
            if (usable && address.getHost() != null && address.getRawUserInfo() == null) {
                return address;
            }
        } catch (URISyntaxException unreadable) {
            // the exception below says the same and does not quote the text
        }
        throw WireRow.garbled("dxlink-url");
    }
}
